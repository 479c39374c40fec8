/* Calls that could wait and do not, and a loop between two waits. */
#include "../bench.h"
#include "far.h"

static async long maybe(long x)
{
    if (x < 0)
        await td_yield();
    return x + 1;
}

async long call_near(long n)
{
    long x = 0;
    bench_begin();
    for (long i = 0; i < n; i++) {
        x = await maybe(x);
        BENCH_HIDE(x);
    }
    bench_end();
    return x;
}

async long call_far(long n)
{
    long x = 0;
    bench_begin();
    for (long i = 0; i < n; i++) {
        x = await far_maybe(x);
        BENCH_HIDE(x);
    }
    bench_end();
    return x;
}

async long hot_loop(long n)
{
    unsigned s = 1, t = 0;
    bench_begin();
    for (long done = 0; done < n; done += BENCH_HOT) {
        for (unsigned i = 0; i < BENCH_HOT; i++) {
            s = (s ^ bench_numbers[i]) * 31 + (s >> 13);
            t += s & 15;
        }
        await td_yield();
    }
    bench_end();
    return (long)(s ^ t);
}
