/* An async generator dropped after k values, for every k, at awaits, delegations and loops. */
// expect: 99 values, 0 leaks
#include <stdio.h>
#include <tandem.h>

static int held;

static async void take(int n)
{
    await td_yield();
    held += n;
}

static async void give(int n)
{
    await td_yield();
    held -= n;
}

static async generator(int) leaf(int n)
{
    await take(1000);
    defer await give(1000);
    for (int i = 0; i < n; i++) {
        await take(10);
        defer await give(10);
        yield i;
        await td_yield();
    }
}

static async generator(int) busy(int n)
{
    await take(1);
    defer await give(1);
    for (int i = 0; i < n; i++) {
        await take(100);
        defer await give(100);
        if (i == 1)
            yield_from(await leaf(2));
        foreach (int, v, await leaf(2)) {
            defer await give(0);
            yield v;
        }
        yield 50 + i;
    }
}

async int main(void)
{
    int total = 0, leaks = 0;

    for (int k = 1; k <= 14; k++) {
        int n = 0;

        foreach (int, v, await busy(3)) {
            total += v >= 0;
            if (++n == k)
                break;
        }
        leaks += held != 0;
    }
    printf("%d values, %d leaks\n", total, leaks);
    return 0;
}
