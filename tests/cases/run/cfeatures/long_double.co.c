// long double locals, parameters and results across suspensions.
#include <stdio.h>
#include <tandem.h>

static async long double half(long double v, int n)
{
    long double r = v;

    for (int i = 0; i < n; i++) {
        r /= 2;
        await td_yield();
    }
    return r;
}

async int main(void)
{
    long double a = 3.0L, b[2] = { 1.0L, 0x1p-20L };
    struct {
        char c;
        long double v;
    } s = { 'c', await half(a, 1) };

    a += await half(b[0], 2) + b[1] * (1 << 20);
    await td_sleep(1);
    printf("%.3Lf %.3Lf %c\n", a, s.v, s.c);
    printf("%d\n", (int)(await half(1.0L, 60) * (1LL << 60)));
    return 0;
}
// expect: 4.250 1.500 c
// expect: 1
