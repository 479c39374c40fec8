// The value of && || ! over awaits, stored in int, _Bool and double, and used in arithmetic.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = await later(3) && await later(4);
    _Bool b = await later(0) || await later(8);
    double d = !(await later(1) && await later(0));
    int n = 10 * (await later(2) || await later(0)) + (await later(0) && await later(1));
    int e = (await later(5) == 5) + (await later(6) != 6 || await later(1) < 0);

    printf("%d %d %.1f %d %d\n", a, b, d, n, e);
    printf("%d\n", a + (b && await later(7)) + (a || await later(1)) * 10);
    return 0;
}
// expect: 1 1 1.0 10 1
// expect: 12
