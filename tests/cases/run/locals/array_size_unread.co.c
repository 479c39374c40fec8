// A parameter that only sizes another one is not read by the body: no warning, no field to save.
#include <stdio.h>
#include <tandem.h>

static async int first(int n, int v[n])
{
    await td_yield();
    return v[0];
}

static async int last(int n, int v[n], int m)
{
    await td_yield();
    m += v[n - 1];
    await td_yield();
    return m;
}

async int main(void)
{
    int a[] = { 3, 4 };

    printf("%d %d\n", await first(2, a), await last(2, a, 10));
    return 0;
}
// expect: 3 14
