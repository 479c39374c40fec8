/* Tasks: made and joined, and many of them at once. */
#include "../bench.h"

#include <tandem.h>

static async long work(long x)
{
    return x + 1;
}

async long spawn_join(long n)
{
    long sum = 0;
    bench_begin();
    for (long i = 0; i < n; i++) {
        long result = 0;
        await td_join(td_spawn(work, i), &result);
        sum += result;
    }
    bench_end();
    return sum;
}

static long total;

static async void waiter(long x)
{
    await td_yield();
    total += x;
}

async long live_tasks(long n)
{
    total = 0;
    bench_begin();
    for (long i = 0; i < n; i++)
        td_detach(td_spawn(waiter, i));
    await td_yield(); /* each begins, and waits */
    bench_heap(n);
    await td_yield(); /* each ends */
    bench_end();
    return total;
}

static async void low(long x)
{
    long a = x + 1, b = x + 2;
    BENCH_HIDE(a);
    BENCH_HIDE(b);
    await td_yield();
    total += a + b;
}

static async void middle(long x)
{
    long a = x + 1, b = x + 2, c = x + 3;
    BENCH_HIDE(a);
    BENCH_HIDE(b);
    BENCH_HIDE(c);
    await low(x + 4);
    total += a + b + c;
}

static async void high(long x)
{
    long a = x + 1, b = x + 2, c = x + 3;
    BENCH_HIDE(a);
    BENCH_HIDE(b);
    BENCH_HIDE(c);
    await middle(x + 4);
    total += a + b + c;
}

async long waiting_task(long n)
{
    total = 0;
    bench_begin();
    for (long i = 0; i < n; i++)
        td_detach(td_spawn(high, i));
    await td_yield();
    bench_heap(n);
    await td_yield();
    bench_end();
    return total;
}
