/* Calls that could wait and do not, and a loop between two waits. */
#include "../bench.h"
#include "far.h"
#include "task.h"

static task maybe(long x)
{
    if (x < 0)
        co_await turn();
    co_return x + 1;
}

static task near(long n)
{
    long x = 0;
    bench_begin();
    for (long i = 0; i < n; i++) {
        x = co_await maybe(x);
        BENCH_HIDE(x);
    }
    bench_end();
    co_return x;
}

/* Symmetric transfer is no recursion, but only where the compiler makes tail calls of it. */
extern "C" long call_near(long n)
{
    return near(n).run();
}

static task far(long n)
{
    long x = 0;
    bench_begin();
    for (long i = 0; i < n; i++) {
        x = co_await far_maybe(x);
        BENCH_HIDE(x);
    }
    bench_end();
    co_return x;
}

extern "C" long call_far(long n)
{
    return far(n).run();
}

static task hot(long n)
{
    unsigned s = 1, t = 0;
    bench_begin();
    for (long done = 0; done < n; done += BENCH_HOT) {
        for (unsigned i = 0; i < BENCH_HOT; i++) {
            s = (s ^ bench_numbers[i]) * 31 + (s >> 13);
            t += s & 15;
        }
        co_await turn();
    }
    bench_end();
    co_return static_cast<long>(s ^ t);
}

extern "C" long hot_loop(long n)
{
    return hot(n).run();
}
