// Arguments are converted to the parameter's type, directly and through pointers.
// warnings: no (conversions that change the value)
#include <stdio.h>
#include <tandem.h>

static async int small(unsigned char a, signed char b, _Bool c, short d)
{
    await td_yield();
    return a * 1000000 + b * 1000 + c * 100 + d;
}

static async double real(float f, double d, long long l, int i)
{
    await td_yield();
    return f + d + l + i;
}

static async int pointer(const int *p, void *q, int (*f)(const char *))
{
    await td_yield();
    return *p + (q == NULL) + (f != 0);
}

async int main(void)
{
    async int (*p)(unsigned char, signed char, _Bool, short) = small;
    int x = 40;

    printf("%d\n", await small(258, 300, 256, 70000 - 65536));
    printf("%d\n", await p(257, -129, 0.25, 5.9));
    printf("%.2f\n", await real(1, 2, 3.9, 4.9));
    printf("%.2f\n", await real(0.1, 0.5f, 'a', await small(0, 0, 0, 1)));
    printf("%d\n", await pointer(&x, 0, (int (*)(const char *))puts));
    return 0;
}
// expect: 2048564
// expect: 1127105
// expect: 10.00
// expect: 98.60
// expect: 42
