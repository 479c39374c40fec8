/* Async generators that read async generators: numbers, filtered, in pairs. */
// expect: 3 5
// expect: 5 7
// expect: 11 13
// expect: 17 19
// expect: 29 31
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

struct pair {
    int a, b;
};

static async generator(int) numbers(void)
{
    for (int i = 0;; i++) {
        await td_yield();
        yield i;
    }
}

static async bool prime(int n)
{
    await td_yield();
    for (int d = 2; d * d <= n; d++)
        if (n % d == 0)
            return false;
    return n > 1;
}

static async generator(int) primes(void)
{
    foreach (int, n, await numbers())
        if (await prime(n))
            yield n;
}

static async generator(struct pair) twins(void)
{
    int last = -10;

    foreach (int, p, await primes()) {
        if (p - last == 2)
            yield (struct pair){last, p};
        last = p;
    }
}

async int main(void)
{
    foreach (struct pair, t, await twins()) {
        if (t.a > 40)
            break;
        printf("%d %d\n", t.a, t.b);
    }
    return 0;
}
