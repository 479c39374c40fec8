// Code that nothing reaches, between suspensions that are reached.
// warnings: no (unreachable code is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int n = 1;

    while (n < 4) {
        n += await later(1);
        continue;
        n = 1000;
        await td_yield();
    }
    if (0) {
        n = await later(2000);
    dead:
        n = 3000;
    }
    goto on;
    await td_yield();
    n += 500;
on:
    for (; 0;)
        await td_yield();
    printf("%d\n", n);
    return 0;
    goto dead;
}
// expect: 4
