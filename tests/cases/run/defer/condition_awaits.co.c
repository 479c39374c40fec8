/* Defers whose registration depends on awaits, in nested blocks of an async function. */
// expect:  c -> 0
// expect:  a2 -> 2
// expect:  a4 -> 4
// expect:  b107 a107 -> 107
// expect:  b108 a108 -> 9
#include <stdio.h>
#include <tandem.h>

static async int ask(int n)
{
    await td_yield();
    return n;
}

static async int f(int n)
{
    int got = await ask(n);

    if (got > 0) {
        defer printf(" a%d", got);
        got = await ask(got * 2);
        if (got > 4) {
            defer {
                got += await ask(100);
                printf(" b%d", got);
            }
            if (await ask(got) > 6)
                return await ask(got + 1);
            got++;
        }
    } else {
        defer printf(" c");
        await td_yield();
    }
    return got;
}

async int main(void)
{
    for (int i = 0; i < 5; i++) {
        int r = await f(i);
        printf(" -> %d\n", r);
    }
    return 0;
}
