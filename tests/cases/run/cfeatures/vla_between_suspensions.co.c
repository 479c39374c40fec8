// Variable-length arrays that do not live across a suspension, between suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int fill(int n, int a[n])
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += a[i] = i * n;
    return s;
}

async int main(void)
{
    int total = 0;

    for (int n = await later(1); n < 5; n += await later(1)) {
        await td_yield();
        {
            int a[n], m[2][n];
            total += fill(n, a);
            m[1][n - 1] = a[n - 1];
            total += m[1][n - 1] * 100 + (int)(sizeof m / sizeof(int));
        }
        await td_yield();
    }
    printf("%d\n", total);
    return 0;
}
// expect: 2055
