/* Time, sleep and being woken. */
#include "../internal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/eventfd.h>
#else
#error "a wake-up descriptor for this system is missing: src/posix/idle.c"
#endif

/* One sleep: its seconds fit a time_t of 32 bits. The scheduler sleeps again if it was too short.
 */
static const int64_t LONGEST = INT64_C(1000000000) * 1000000000;

int64_t td__clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int td__wake_open(td_loop *loop)
{
    int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (fd < 0)
        return -errno;
    loop->wake_fd = fd;
    return 0;
}

void td__wake_close(td_loop *loop)
{
    if (loop->wake_fd >= 0)
        close(loop->wake_fd);
    loop->wake_fd = -1;
}

void td__wake(td_loop *loop)
{
    static const uint64_t one = 1;
    int error = errno;
    while (write(loop->wake_fd, &one, sizeof one) < 0 && errno == EINTR)
        ;
    errno = error;
}

/* Only who can run at all can complete something: another thread, or a signal handler. */
bool td__nobody_can_complete(void)
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

/* Sleeps until `until`, or until somebody completes something for this loop. When only that can end
 * the wait, it is first checked, after a while, that there is somebody who can. */
void td__idle(td_loop *loop, int64_t until)
{
    struct pollfd wake = {.fd = loop->wake_fd, .events = POLLIN};
    bool can_be_woken = loop->n_completions != 0;
    int64_t left = until < 0 ? 100000000 : until - td__clock();
    struct timespec time;
    int n = 0;
    if (left <= 0)
        return;
    if (left > LONGEST)
        left = LONGEST;
    time.tv_sec = (time_t)(left / 1000000000);
    time.tv_nsec = (long)(left % 1000000000);
    __atomic_store_n(&loop->sleeping, 1, __ATOMIC_SEQ_CST);
    if (!__atomic_load_n(&loop->inbox, __ATOMIC_SEQ_CST)) {
        n = ppoll(&wake, can_be_woken ? 1 : 0, &time, NULL);
        if (n == 0 && until < 0) {
            if (td__nobody_can_complete() && !__atomic_load_n(&loop->inbox, __ATOMIC_SEQ_CST))
                td__deadlock(loop);
            n = ppoll(&wake, 1, NULL, NULL);
        }
    }
    __atomic_store_n(&loop->sleeping, 0, __ATOMIC_RELAXED);
    if (n > 0) {
        uint64_t count;
        while (read(loop->wake_fd, &count, sizeof count) < 0 && errno == EINTR)
            ;
    }
}
