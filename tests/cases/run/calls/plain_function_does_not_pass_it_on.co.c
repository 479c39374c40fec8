// await of a plain function, which calls an async function itself: only that one waits.
#include <stdio.h>
#include <tandem.h>

static int depth, deepest;

static async int waits(int v)
{
    if (++depth > deepest)
        deepest = depth;
    await td_yield();
    depth--;
    return v * 2;
}

static int plain(int v)
{
    int a = waits(v);
    int b = waits(a + 1);
    return a * 100 + b;
}

async int main(void)
{
    int (*p)(int) = plain;
    int a = await p(1);
    int b = await p(2);

    printf("%d %d %d %d\n", a, b, plain(3), deepest);
    return 0;
}
// expect: 206 410 614 1
