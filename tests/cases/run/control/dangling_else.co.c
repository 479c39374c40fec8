// else belongs to the nearest if, though the if in between awaits.
// warnings: no (dangling else and misleading indentation are the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int f(int a, int b)
{
    int r = 0;

    if (a)
        if (await later(b))
            r = 1;
    else
        r = 2;
    if (await later(a)) while (b) if (b == 1) { r += 10; break; } else r += await later(b--);
    else r += 100;
    for (int i = 0; i < 2; i++)
        if (await later(i)) if (b) r += 1000; else r += 2000;
    return r;
}

async int main(void)
{
    printf("%d\n", await f(0, 0));
    printf("%d\n", await f(1, 0));
    printf("%d\n", await f(1, 3));
    return 0;
}
// expect: 2100
// expect: 2002
// expect: 1016
