/* A signal handler completes what a task waits for. */
// elision: no (interleaving)
// std: gnu11
// expect: 10
#include <signal.h>
#include <stdio.h>
#include <tandem.h>

static td_completion c;

static void on_signal(int sig)
{
    td_complete(&c, sig == SIGUSR1 ? 10 : -1);
}

static async int waiter(void)
{
    int64_t v = 0;
    int r = await td_wait(&c, &v);

    return r ? r : (int)v;
}

async int main(void)
{
    td_task *t = td_spawn(waiter);
    int r = 0;

    signal(SIGUSR1, on_signal);
    await td_yield();
    raise(SIGUSR1);
    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
