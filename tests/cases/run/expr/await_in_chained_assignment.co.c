// Chained assignments, with the conversions that the types in the middle make.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a, b;
    unsigned char c;
    double d;

    a = b = await later(3);
    printf("%d %d\n", a, b);
    d = c = (unsigned char)(a = await later(300));
    printf("%d %d %.1f\n", a, c, d);
    a += b -= await later(1);
    printf("%d %d\n", a, b);
    return 0;
}
// expect: 3 3
// expect: 300 44 44.0
// expect: 302 2
