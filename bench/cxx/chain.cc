/* Chains of coroutines that await each other; there is one task. */
#include "../bench.h"
#include "task.h"

/* ---- the chain is there; its leaf suspends again and again */

static task dig(int depth, long n)
{
    long sum = 0;
    if (depth > 1)
        co_return co_await dig(depth - 1, n) + depth;
    bench_begin();
    for (long i = 0; i < n; i++) {
        co_await turn();
        sum += i;
        BENCH_HIDE(sum);
    }
    bench_end();
    co_return sum;
}

extern "C" long leaf_1(long n)
{
    return dig(1, n).run();
}

extern "C" long leaf_10(long n)
{
    return dig(10, n).run();
}

extern "C" long leaf_100(long n)
{
    return dig(100, n).run();
}

/* ---- the chain is built, suspends once and is unwound */

static task link_1(long x)
{
    long keep = x + 1;
    BENCH_HIDE(keep);
    co_await turn();
    co_return keep;
}

#define LINK(n, below)                                                                             \
    static task link_##n(long x)                                                                   \
    {                                                                                              \
        long keep = x + 1;                                                                         \
        BENCH_HIDE(keep);                                                                          \
        co_return co_await link_##below(keep) ^ keep;                                              \
    }
#include "../links.def"

#define CHAIN(depth)                                                                               \
    static task chain_##depth(long n)                                                              \
    {                                                                                              \
        long sum = 0;                                                                              \
        bench_begin();                                                                             \
        for (long i = 0; i < n; i++)                                                               \
            sum += co_await link_##depth(i);                                                       \
        bench_end();                                                                               \
        co_return sum;                                                                             \
    }                                                                                              \
    extern "C" long chain_static_##depth(long n)                                                   \
    {                                                                                              \
        return chain_##depth(n).run();                                                             \
    }
CHAIN(1)
CHAIN(10)
CHAIN(100)

/* ---- the same by recursion */

static task down(int depth, long x)
{
    long keep = x + 1;
    BENCH_HIDE(keep);
    if (depth > 1)
        co_return co_await down(depth - 1, keep) ^ keep;
    co_await turn();
    co_return keep;
}

static task chain_recursive(int depth, long n)
{
    long sum = 0;
    bench_begin();
    for (long i = 0; i < n; i++)
        sum += co_await down(depth, i);
    bench_end();
    co_return sum;
}

extern "C" long chain_recursive_1(long n)
{
    return chain_recursive(1, n).run();
}

extern "C" long chain_recursive_10(long n)
{
    return chain_recursive(10, n).run();
}

extern "C" long chain_recursive_100(long n)
{
    return chain_recursive(100, n).run();
}
