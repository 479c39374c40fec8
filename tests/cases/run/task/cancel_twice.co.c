/* Cancelling twice is cancelling once. */
// elision: no (interleaving)
// expect: 5
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static async int counter(void)
{
    int failed = 0;

    for (int i = 0; i < 5; i++)
        if (await td_sleep(i ? 0 : 60000) == -ECANCELED)
            failed++;
    return failed;
}

async int main(void)
{
    td_task *t = td_spawn(counter);
    int r = 0;

    await td_yield();
    td_cancel(t);
    td_cancel(t);
    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
