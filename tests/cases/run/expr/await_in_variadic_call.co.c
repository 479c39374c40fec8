// Awaits among the arguments of variadic functions get the default promotions.
#include <stdio.h>
#include <tandem.h>
#include <stdarg.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async float real(float v)
{
    await td_yield();
    return v;
}

static async char letter(char c)
{
    await td_sleep(1);
    return c;
}

static int sum(int n, ...)
{
    va_list ap;
    int s = 0;
    va_start(ap, n);
    while (n--)
        s += va_arg(ap, int);
    va_end(ap);
    return s;
}

async int main(void)
{
    short h = 5;
    float f = 0.25f;

    printf("%d %c %.2f %.2f %d\n", h, await letter('z'), f, await real(1.75f), await later(3));
    printf("%d\n", sum(3, await later(1), await letter(10), h));
    return 0;
}
// expect: 5 z 0.25 1.75 3
// expect: 16
