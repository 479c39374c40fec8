/* A task waits; another one completes later. */
// elision: no (interleaving)
// expect: waiting
// expect: completing
// expect: completed
// expect: woken
// expect: 7
#include <stdio.h>
#include <tandem.h>

static td_completion c;

static async int waiter(void)
{
    int64_t v = 0;

    printf("waiting\n");
    int r = await td_wait(&c, &v);
    printf("woken\n");
    return r == 0 ? (int)v : r;
}

async int main(void)
{
    td_task *t = td_spawn(waiter);
    int r = 0;

    await td_sleep(2);
    printf("completing\n");
    td_complete(&c, 7);
    printf("completed\n");
    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
