// A variable-length array lives across a suspension: the function keeps a stack.
// remark: 'sum' keeps a stack while it waits
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int sum(int n)
{
    int a[n], total = 0;

    for (int i = 0; i < n; i++)
        a[i] = await later(i);
    await td_yield();
    for (int i = 0; i < n; i++)
        total += a[i] + (int)(sizeof a / sizeof *a);
    return total;
}

async int main(void)
{
    printf("%d\n", await sum(4));
    printf("%d %d\n", await sum(1), await sum(10));
    return 0;
}
// expect: 22
// expect: 1 145
