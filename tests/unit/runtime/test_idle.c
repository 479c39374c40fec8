/* The longest sleep, where time_t has 32 bits: the source of td__idle() with such a time_t. */
#define _GNU_SOURCE
#include "hand.h"

#include "core/loop.h"
#include "host/host.h"

#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static struct timespec slept;
static int ppoll_in_test(struct pollfd *fds, nfds_t n, const struct timespec *time,
                         const sigset_t *mask)
{
    (void)fds;
    (void)n;
    (void)mask;
    slept = *time;
    return 0;
}

#define time_t int32_t
#define ppoll ppoll_in_test
#define td__idle idle_in_test
bool td__idle(td_loop *loop, int64_t until);
#include "host/posix/idle.c"
#undef time_t
#undef td__idle

static void long_sleeps_have_seconds(void **state)
{
    td_loop loop = {.wake_fd = -1};
    int64_t before;
    (void)state;
    idle_in_test(&loop, INT64_MAX);
    assert_true(slept.tv_sec >= 1000000000);
    assert_in_range(slept.tv_nsec, 0, 999999999);
    before = td__clock();
    idle_in_test(&loop, before + INT64_C(5000000000000));
    assert_in_range(slept.tv_sec, 1, 5000);
    slept.tv_sec = -1;
    idle_in_test(&loop, before - 1);
    assert_int_equal(slept.tv_sec, -1); /* no sleep */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(long_sleeps_have_seconds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
