// Loops whose conditions hold statement expressions with loops and awaits of their own.
// std: gnu11
// warnings: no (GNU statement expressions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int n = 0, rounds = 0;

    while (({ int s = 0; for (int i = 0; i <= n; i++) s += await later(i); s; }) < 10) {
        n++;
        if (n == 2)
            continue;
        rounds += 10;
    }
    do
        rounds++;
    while (({ await td_yield(); rounds; }) % 7);
    if (({ int r = 0; switch (await later(n)) { case 4: r = 1; } r; }) && n)
        n = -n;
    for (int i = 0; ({ await later(i); }) < 3; ({ i++; await td_yield(); }))
        rounds += await later(100);
    printf("%d %d\n", n, rounds);
    return 0;
}
// expect: -4 335
