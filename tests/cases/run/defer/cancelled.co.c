/* Defers run in a cancelled task too, and their awaits fail. */
// elision: no (interleaving)
// expect: turn 0
// expect: turn 1
// expect: turn 2
// expect: deferred: cancelled
// expect: 1
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static async int work(void)
{
    defer {
        int r = await td_yield();
        printf("deferred: %s\n", r == -ECANCELED ? "cancelled" : "ran");
    }
    for (int i = 0;; i++) {
        defer printf("turn %d\n", i);
        int r = await td_sleep(i == 2 ? 60000 : 0);
        if (r < 0)
            return r;
    }
}

async int main(void)
{
    td_task *t = td_spawn(work);
    int r = 0;

    await td_sleep(30);
    td_cancel(t);
    await td_join(t, &r);
    printf("%d\n", r == -ECANCELED);
    return 0;
}
