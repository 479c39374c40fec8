/* Every operation after a cancel fails, in callees of the task too. */
// elision: no (interleaving)
// expect: 5
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static async int inner(void)
{
    return await td_yield();
}

static async int task(void)
{
    td_completion c = {0};
    int64_t v;
    int bad = 0;

    bad += await td_sleep(60000) == -ECANCELED;
    bad += await td_sleep(1) == -ECANCELED;
    bad += await td_yield() == -ECANCELED;
    bad += await inner() == -ECANCELED;
    bad += await td_wait(&c, &v) == -ECANCELED;
    return bad;
}

async int main(void)
{
    td_task *t = td_spawn(task);
    int r = 0;

    await td_sleep(1);
    td_cancel(t);
    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
