// Suspensions on some paths only; values made before the branch are used after the join.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int f(int a, int b)
{
    int x = a * 10, y = b * 100;

    if (a > 1)
        await td_yield();
    if (b > 1) {
        int z = x + y;
        x += await later(z);
        y -= z;
    } else if (a == 0) {
        y = 5;
    }
    if (a == b)
        await td_sleep(1);
    return x + y;
}

async int main(void)
{
    for (int a = 0; a < 3; a++)
        for (int b = 0; b < 3; b++)
            printf("%d%c", await f(a, b), b < 2 ? ' ' : '\n');
    return 0;
}
// expect: 5 5 200
// expect: 10 110 210
// expect: 20 120 220
