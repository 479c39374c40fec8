/* A cancelled td_wait returns -ECANCELED; completing afterwards does no harm. */
// elision: no (interleaving)
// expect: cancelled 1, v 5
// expect: 1
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static td_completion c;

static async int waiter(void)
{
    int64_t v = 5;
    int r = await td_wait(&c, &v);

    printf("cancelled %d, v %d\n", r == -ECANCELED, (int)v);
    return r;
}

async int main(void)
{
    td_task *t = td_spawn(waiter);
    int r = 0;

    await td_yield();
    td_cancel(t);
    await td_join(t, &r);
    td_complete(&c, 9);
    await td_yield();
    printf("%d\n", r == -ECANCELED);
    return 0;
}
