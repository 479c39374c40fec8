/* Cancelling a task that has finished changes nothing; its result is still there. */
// expect: 0
// expect: 9
#include <stdio.h>
#include <tandem.h>

static async int quick(void)
{
    await td_yield();
    return 9;
}

async int main(void)
{
    td_task *t = td_spawn(quick);
    int r = 0;

    await td_sleep(5);
    td_cancel(t);
    printf("%d\n", await td_join(t, &r));
    printf("%d\n", r);
    return 0;
}
