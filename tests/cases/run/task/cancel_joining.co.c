/* A cancelled td_join fails and leaves the handle valid; the joined task is not touched. */
// elision: no (interleaving)
// expect: join says cancelled
// expect: 1
// expect: 0
// expect: worker 77
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static td_task *worker_task;

static async int worker(void)
{
    for (int i = 0; i < 10; i++)
        if (await td_yield() < 0)
            return -1;
    return 77;
}

static async int joiner(void)
{
    int r = await td_join(worker_task, NULL);

    printf("join says %s\n", r == -ECANCELED ? "cancelled" : "?");
    return r;
}

async int main(void)
{
    int r = 0, w = 0;

    worker_task = td_spawn(worker);
    td_task *j = td_spawn(joiner);
    await td_yield();
    td_cancel(j);
    await td_join(j, &r);
    printf("%d\n", r == -ECANCELED);
    printf("%d\n", await td_join(worker_task, &w));
    printf("worker %d\n", w);
    return 0;
}
