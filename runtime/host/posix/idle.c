/* Sleeping until there is something to do. */
#define _GNU_SOURCE /* ppoll */
#include "core/loop.h"
#include "host/host.h"

#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* One sleep: its seconds fit a time_t of 32 bits. The scheduler sleeps again if it was too short.
 */
static const int64_t LONGEST = INT64_C(1000000000) * 1000000000;

/* Only another thread or a signal handler could complete something. */
static bool nobody_can_complete(void)
{
    struct stat threads;
    struct sigaction action;
    if (stat("/proc/self/task", &threads) != 0 || threads.st_nlink != 3)
        return false;
    for (int sig = 1; sig < NSIG; sig++) {
        if (sig == SIGSEGV || sig == SIGBUS || sigaction(sig, NULL, &action) != 0)
            continue;
        if ((action.sa_flags & SA_SIGINFO) ||
            (action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN))
            return false;
    }
    return true;
}

/* When only a completion can end the sleep, it is checked after a while that there is a thread or a
 * handler that could bring one. */
bool td__idle(td_loop *loop, int64_t until)
{
    struct pollfd wake = {.fd = loop->wake_fd, .events = POLLIN};
    bool can_be_woken = loop->n_completions != 0;
    int64_t left = until < 0 ? 100000000 : until - td__clock();
    struct timespec time;
    int n = 0;
    if (left <= 0)
        return true;
    if (left > LONGEST)
        left = LONGEST;
    time.tv_sec = (time_t)(left / 1000000000);
    time.tv_nsec = (long)(left % 1000000000);
    __atomic_store_n(&loop->sleeping, 1, __ATOMIC_SEQ_CST);
    if (!__atomic_load_n(&loop->inbox, __ATOMIC_SEQ_CST)) {
        n = ppoll(&wake, can_be_woken ? 1 : 0, &time, NULL);
        if (n == 0 && until < 0) {
            if (nobody_can_complete() && !__atomic_load_n(&loop->inbox, __ATOMIC_SEQ_CST))
                return false;
            n = ppoll(&wake, 1, NULL, NULL);
        }
    }
    __atomic_store_n(&loop->sleeping, 0, __ATOMIC_RELAXED);
    if (n > 0) {
        uint64_t count;
        while (read(loop->wake_fd, &count, sizeof count) < 0 && errno == EINTR)
            ;
    }
    return true;
}
