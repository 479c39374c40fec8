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
LINK(2, 1) LINK(3, 2) LINK(4, 3) LINK(5, 4) LINK(6, 5) LINK(7, 6) LINK(8, 7) LINK(9, 8) LINK(10, 9)
LINK(11, 10) LINK(12, 11) LINK(13, 12) LINK(14, 13) LINK(15, 14) LINK(16, 15) LINK(17, 16)
LINK(18, 17) LINK(19, 18) LINK(20, 19) LINK(21, 20) LINK(22, 21) LINK(23, 22) LINK(24, 23)
LINK(25, 24) LINK(26, 25) LINK(27, 26) LINK(28, 27) LINK(29, 28) LINK(30, 29) LINK(31, 30)
LINK(32, 31) LINK(33, 32) LINK(34, 33) LINK(35, 34) LINK(36, 35) LINK(37, 36) LINK(38, 37)
LINK(39, 38) LINK(40, 39) LINK(41, 40) LINK(42, 41) LINK(43, 42) LINK(44, 43) LINK(45, 44)
LINK(46, 45) LINK(47, 46) LINK(48, 47) LINK(49, 48) LINK(50, 49) LINK(51, 50) LINK(52, 51)
LINK(53, 52) LINK(54, 53) LINK(55, 54) LINK(56, 55) LINK(57, 56) LINK(58, 57) LINK(59, 58)
LINK(60, 59) LINK(61, 60) LINK(62, 61) LINK(63, 62) LINK(64, 63) LINK(65, 64) LINK(66, 65)
LINK(67, 66) LINK(68, 67) LINK(69, 68) LINK(70, 69) LINK(71, 70) LINK(72, 71) LINK(73, 72)
LINK(74, 73) LINK(75, 74) LINK(76, 75) LINK(77, 76) LINK(78, 77) LINK(79, 78) LINK(80, 79)
LINK(81, 80) LINK(82, 81) LINK(83, 82) LINK(84, 83) LINK(85, 84) LINK(86, 85) LINK(87, 86)
LINK(88, 87) LINK(89, 88) LINK(90, 89) LINK(91, 90) LINK(92, 91) LINK(93, 92) LINK(94, 93)
LINK(95, 94) LINK(96, 95) LINK(97, 96) LINK(98, 97) LINK(99, 98) LINK(100, 99)

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
