// restrict pointers and register variables across suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int dot(const int *restrict a, const int *restrict b, int n)
{
    register int sum = 0;
    register const int *restrict p = a;

    for (register int i = 0; i < n; i++) {
        sum += *p++ * b[i];
        sum += await later(0);
    }
    await td_yield();
    return sum;
}

async int main(void)
{
    int x[3] = { 1, 2, 3 }, y[3] = { 4, 5, 6 };
    auto int z = await dot(x, y, 3);

    await td_yield();
    printf("%d\n", z);
    return 0;
}
// expect: 32
