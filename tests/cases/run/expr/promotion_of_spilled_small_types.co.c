// Small integers left of an await are promoted to int, floats converted, as C does it.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async unsigned char byte(int v)
{
    await td_yield();
    return (unsigned char)v;
}

async int main(void)
{
    unsigned char c = 200;
    signed char s = -100;
    unsigned short h = 65535;
    _Bool t = 1;
    float f = 16777216.0f;

    printf("%d\n", c + await byte(100));
    printf("%d\n", s - await byte(100));
    printf("%d\n", h * await later(2));
    printf("%d\n", t + await later(-3));
    printf("%.0f\n", f + (double)await later(1));
    printf("%d\n", ~c & await later(0xffff));
    printf("%d\n", (char)(c + await byte(57)) == 1);
    return 0;
}
// expect: 300
// expect: -200
// expect: 131070
// expect: -2
// expect: 16777217
// expect: 65335
// expect: 1
