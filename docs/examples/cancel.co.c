#include <errno.h>
#include <stdio.h>
#include <tandem.h>

async int clock_work(int ms)
{
    int ticks = 0, r;

    defer printf("ticks: %d\n", ticks);
    while ((r = await td_sleep(ms)) == 0)
        ticks++;
    return r;
}

async int main(void)
{
    td_task *t = td_spawn(clock_work, 100);
    int r = 0;

    await td_sleep(150);
    td_cancel(t);
    await td_join(t, &r);
    puts(r == -ECANCELED ? "cancelled" : "failed");
    return 0;
}
