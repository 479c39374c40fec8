/* yield_from(await g()) in an async generator, and of a plain generator. */
// expect: 1
// expect: 10
// expect: 11
// expect: inner 10 ends
// expect: 100
// expect: 101
// expect: 20
// expect: inner 20 ends
// expect: 2
#include <stdio.h>
#include <tandem.h>

static generator(int) plain(int n)
{
    for (int i = 0; i < n; i++)
        yield 100 + i;
}

static async generator(int) inner(int from, int n)
{
    defer printf("inner %d ends\n", from);
    for (int i = 0; i < n; i++) {
        await td_yield();
        yield from + i;
    }
}

static async generator(int) outer(void)
{
    yield 1;
    yield_from(await inner(10, 2));
    yield_from(plain(2));
    await td_yield();
    yield_from(await inner(20, 1));
    yield 2;
}

async int main(void)
{
    foreach (int, v, await outer())
        printf("%d\n", v);
    return 0;
}
