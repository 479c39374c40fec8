/* Cancelling a task that sleeps ends its sleep at once. */
// elision: no (interleaving)
// expect: sleeper leaves
// expect: cancelled 1, soon 1
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static async int sleeper(void)
{
    defer printf("sleeper leaves\n");
    int r = await td_sleep(60000);
    if (r < 0)
        return r;
    printf("never\n");
    return 0;
}

async int main(void)
{
    int64_t start = td_now();
    td_task *t = td_spawn(sleeper);
    int r = 0;

    await td_sleep(2);
    td_cancel(t);
    await td_join(t, &r);
    printf("cancelled %d, soon %d\n", r == -ECANCELED, td_now() - start < 30000);
    return 0;
}
