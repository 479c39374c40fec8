// Stackless and stackful functions await each other, to some depth, and in a loop.
// remark: 'heavy' keeps a stack while it waits
#include <stdio.h>
#include <tandem.h>

static async int heavy(int n);

static async int light(int n)
{
    int keep = n * 2;

    await td_yield();
    if (n > 0)
        keep += await heavy(n - 1);
    await td_yield();
    return keep;
}

static async int heavy(int n)
{
    int a[n + 1];

    for (int i = 0; i <= n; i++)
        a[i] = i + 1;
    await td_sleep(1);
    int r = await light(n - 1);
    return r * 10 + a[n];
}

async int main(void)
{
    for (int i = 0; i < 4; i++)
        printf("%d\n", await light(i));
    return 0;
}
// expect: 0
// expect: -17
// expect: 6
// expect: -161
