// Left operands and assignment keep the tightened order in functions that keep a stack too.
// remark: 'order' keeps a stack while it waits: alloca
// std: gnu11
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>
#include <alloca.h>

static int g;

static async int bump(int v)
{
    await td_yield();
    g += v;
    return v;
}

static int two(int a, int b)
{
    return a * 100 + b;
}

static async int order(void)
{
    int *p = alloca(2 * sizeof *p);

    p[0] = p[1] = 0;
    g = 1;
    p[0] = g + await bump(10);
    g += await bump(5);
    p[1] = two(g, await bump(1));
    printf("%d %d %d\n", p[0], g, p[1]);
    p[await bump(1)] = await bump(-2) + g;
    return p[0] > p[1] ? g : -g;
}

async int main(void)
{
    printf("%d\n", await order());
    return 0;
}
// expect: 11 22 2101
// expect: -21
