// One expression with thirty awaits and operands of many kinds between them.
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

#define SUM4(n) await later(n) + await now(n) * await later(2) - await later(n)
#define SUM12(n) (SUM4(n)) + (SUM4(n + 1)) * (SUM4(n + 2))

async int main(void)
{
    int a[3] = { 1, 2, 3 }, k = 4;
    int r = SUM12(1) + a[await later(1)] * k - (SUM12(k)) +
            (k > 3 ? SUM4(5) : SUM4(6)) + (await later(k) && await now(k)) + a[2];

    printf("%d\n", r);
    return 0;
}
// expect: -80
