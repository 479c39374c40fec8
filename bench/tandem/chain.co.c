/* Chains of functions that await each other. The only thing that ever waits is td_yield, and there
 * is one task: after it the scheduler takes that task from its queue again. */
#include "../bench.h"
#include "far.h"

/* ---- the chain is there; its leaf suspends again and again */

static async long dig(int depth, long n)
{
    long sum = 0;
    if (depth > 1)
        return await dig(depth - 1, n) + depth;
    bench_begin();
    for (long i = 0; i < n; i++) {
        await td_yield();
        sum += i;
        BENCH_HIDE(sum);
    }
    bench_end();
    return sum;
}

async long leaf_1(long n)
{
    return await dig(1, n);
}

async long leaf_10(long n)
{
    return await dig(10, n);
}

async long leaf_100(long n)
{
    return await dig(100, n);
}

/* ---- the chain is built, suspends once and is unwound: functions of this file */

static async long link_1(long x)
{
    long keep = x + 1;
    BENCH_HIDE(keep);
    await td_yield();
    return keep;
}

#define LINK(n, below)                                                                             \
    static async long link_##n(long x)                                                             \
    {                                                                                              \
        long keep = x + 1;                                                                         \
        BENCH_HIDE(keep);                                                                          \
        return await link_##below(keep) ^ keep;                                                    \
    }
#include "../links.def"

#define CHAIN(depth)                                                                               \
    async long chain_static_##depth(long n)                                                        \
    {                                                                                              \
        long sum = 0;                                                                              \
        bench_begin();                                                                             \
        for (long i = 0; i < n; i++)                                                               \
            sum += await link_##depth(i);                                                          \
        bench_end();                                                                               \
        return sum;                                                                                \
    }
CHAIN(1)
CHAIN(10)
CHAIN(100)

/* ---- the same by recursion */

static async long down(int depth, long x)
{
    long keep = x + 1;
    BENCH_HIDE(keep);
    if (depth > 1)
        return await down(depth - 1, keep) ^ keep;
    await td_yield();
    return keep;
}

static async long chain_recursive(int depth, long n)
{
    long sum = 0;
    bench_begin();
    for (long i = 0; i < n; i++)
        sum += await down(depth, i);
    bench_end();
    return sum;
}

async long chain_recursive_1(long n)
{
    return await chain_recursive(1, n);
}

async long chain_recursive_10(long n)
{
    return await chain_recursive(10, n);
}

async long chain_recursive_100(long n)
{
    return await chain_recursive(100, n);
}
