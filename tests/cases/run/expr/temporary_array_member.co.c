// An array inside a struct value that was returned, subscripted or passed beside another await.
#include <stdio.h>
#include <tandem.h>

struct three {
    int v[3];
};

static async struct three make(int n)
{
    struct three t = { { n, n + 1, n + 2 } };
    await td_yield();
    return t;
}

static async int later(int v)
{
    await td_yield();
    return v;
}

static int sum(const int *v, int n)
{
    return n ? v[n - 1] + sum(v, n - 1) : 0;
}

async int main(void)
{
    struct three a = { { 1, 2, 3 } }, b = { { 4, 5, 6 } };
    int c = 0;

    printf("%d\n", (await make(10)).v[await later(1)]);
    printf("%d\n", sum((await make(20)).v, await later(3)));
    printf("%d\n", (c ? a : b).v[await later(2)]);
    printf("%d\n", (await later(1) ? a : b).v[0] + (c = 1, a).v[await later(2)]);
    return 0;
}
// std: gnu11
// expect: 11
// expect: 63
// expect: 6
// expect: 4
