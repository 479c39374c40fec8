/* The functions of <tgmath.h> with awaits in their arguments: each compiler has its own macros for them. */
// expect: 4 6.0
// expect: 4
#include <stdio.h>
#include <tandem.h>
#include <tgmath.h>

static async double number(double v)
{
    await td_yield();
    return v;
}

static async int sizes(float v)
{
    await td_yield();
    return (int)sizeof(fabs(v));
}

static async double sum(void)
{
    return fabs(await number(-4.0)) + fabs(await number(2.0));
}

int main(void)
{
    float f = -1.0f;
    double s = sum();
    printf("%d %.1f\n", (int)sizeof(fabs(f)), s);
    printf("%d\n", sizes(f));
    return 0;
}
