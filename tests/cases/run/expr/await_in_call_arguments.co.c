// Awaits as arguments of a plain call, alone and inside larger arguments.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int now(int v)
{
    return v;
}

static int three(int a, int b, int c)
{
    return a * 100 + b * 10 + c;
}

async int main(void)
{
    int k = 4;
    printf("%d\n", three(await later(1), await later(2), await later(3)));
    printf("%d\n", three(k, k + await later(1), (await now(3)) * 2));
    printf("%d\n", three(1, three(0, 0, await later(2)), await now(k)));
    return 0;
}
// expect: 123
// expect: 456
// expect: 124
