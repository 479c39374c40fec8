// Variables without initialiser, assigned on every path before a suspension or after it.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int f(int n)
{
    int a, b, c[2];
    double d;

    if (n > 0) {
        a = await later(n);
        d = 0.5;
    } else {
        a = -1;
        await td_yield();
        d = 2;
    }
    switch (n) {
    case 1:
        b = 10;
        c[0] = await later(1);
        break;
    default:
        c[0] = 5;
        b = await later(20);
    }
    await td_yield();
    c[1] = b;
    return (int)(d * 2) + a + c[0] + c[1];
}

async int main(void)
{
    printf("%d %d %d\n", await f(0), await f(1), await f(2));
    return 0;
}
// expect: 28 13 28
