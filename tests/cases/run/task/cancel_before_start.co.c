/* A task cancelled before its first step runs, and its first operation fails. */
// elision: no (cancel needs a task that has not run yet)
// expect: child runs
// expect: cancelled 1
// expect: join 0
// expect: result 5
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static async int child(void)
{
    printf("child runs\n");
    int r = await td_sleep(60000);
    printf("cancelled %d\n", r == -ECANCELED);
    return 5;
}

async int main(void)
{
    td_task *t = td_spawn(child);
    int r = 0;

    td_cancel(t);
    printf("join %d\n", await td_join(t, &r));
    printf("result %d\n", r);
    return 0;
}
