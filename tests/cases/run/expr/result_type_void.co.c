// Awaits of void functions: as statements, in for clauses, left of a comma, cast.
#include <stdio.h>
#include <tandem.h>

static int ticks;

static async void tick(int n)
{
    await td_sleep(1);
    ticks += n;
}

static async void both(void)
{
    await tick(1);
    if (ticks > 100)
        return;
    return (void)await tick(2);
}

async int main(void)
{
    int x;

    await both();
    (void)await both();
    for (await tick(10); ticks < 40; await tick(10))
        ;
    x = (await both(), ticks);
    if (x)
        await both();
    printf("%d %d\n", x, ticks);
    return 0;
}
// warnings: no (a void expression in return)
// expect: 49 52
