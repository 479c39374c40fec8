/* Tasks: made and joined, and many of them at once. */
#include "task.h"

#include "../bench.h"

queue_t queue;

static spawned work(long x)
{
    co_return x + 1;
}

static task spawner(long n)
{
    long sum = 0;
    bench_begin();
    for (long i = 0; i < n; i++)
        sum += co_await work(i);
    bench_end();
    co_return sum;
}

extern "C" long spawn_join(long n)
{
    return spawner(n).run();
}

static long total;

static detached waiter(long x)
{
    co_await turn();
    total += x;
}

template <class F> static task crowd(long n, F f)
{
    total = 0;
    bench_begin();
    for (long i = 0; i < n; i++)
        f(i);
    co_await turn(); /* each begins, and waits */
    bench_heap(n);
    co_await turn(); /* each ends */
    bench_end();
    co_return total;
}

extern "C" long live_tasks(long n)
{
    return crowd(n, waiter).run();
}

static task low(long x)
{
    long a = x + 1, b = x + 2;
    BENCH_HIDE(a);
    BENCH_HIDE(b);
    co_await turn();
    total += a + b;
    co_return 0;
}

static task middle(long x)
{
    long a = x + 1, b = x + 2, c = x + 3;
    BENCH_HIDE(a);
    BENCH_HIDE(b);
    BENCH_HIDE(c);
    co_await low(x + 4);
    total += a + b + c;
    co_return 0;
}

static detached high(long x)
{
    long a = x + 1, b = x + 2, c = x + 3;
    BENCH_HIDE(a);
    BENCH_HIDE(b);
    BENCH_HIDE(c);
    co_await middle(x + 4);
    total += a + b + c;
}

extern "C" long waiting_task(long n)
{
    return crowd(n, high).run();
}
