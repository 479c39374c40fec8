/* A timer's signal arrives while the loop is idle. */
// std: gnu11
// expect: 0
// expect: 99
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <tandem.h>

static td_completion c;

static void on_alarm(int sig)
{
    (void)sig;
    td_complete(&c, 99);
}

async int main(void)
{
    struct itimerval it;
    int64_t v = 0;

    memset(&it, 0, sizeof it);
    it.it_value.tv_usec = 10000;
    signal(SIGALRM, on_alarm);
    setitimer(ITIMER_REAL, &it, NULL);
    printf("%d\n", await td_wait(&c, &v));
    printf("%d\n", (int)v);
    return 0;
}
