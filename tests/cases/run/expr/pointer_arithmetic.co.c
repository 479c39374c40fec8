// Pointers left and right of an await in additions, differences and comparisons.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int *at(int *a, int i)
{
    await td_yield();
    return a + i;
}

async int main(void)
{
    int a[8] = { 0, 10, 20, 30, 40, 50, 60, 70 }, *p = a + 2;

    printf("%d %d\n", *(p + await later(3)), *(await later(1) + p));
    printf("%d\n", (int)(await at(a, 7) - await at(a, 3)));
    printf("%d %d\n", p < await at(a, 3), await at(a, 2) == p);
    printf("%d\n", p[-await later(1)]);
    p += await later(4);
    p -= await later(1);
    printf("%d\n", *p--);
    printf("%d\n", *p);
    return 0;
}
// expect: 50 30
// expect: 4
// expect: 1 1
// expect: 10
// expect: 50
// expect: 40
