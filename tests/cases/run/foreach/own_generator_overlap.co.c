// The frame of the inner loop's generator takes the place of a variable that its arguments read.
#include <stdio.h>
#include <tandem.h>

struct pair {
    long lo, hi, more[8];
};

static generator(struct pair) pairs(int n)
{
    for (int i = 0; i < n; i++) {
        struct pair p = { i, 2 * i, { 0 } };
        yield p;
    }
}

static generator(long) range(long lo, long hi)
{
    for (long i = lo; i < hi; i++)
        yield i;
}

static async long sums(int n)
{
    long sum = 0;
    foreach (struct pair, p, pairs(n)) {
        await td_yield();
        foreach (long, v, range(p.lo, p.hi)) {
            await td_yield();
            sum += v;
        }
    }
    return sum;
}

async int main(void)
{
    /* 1, 2 + 3, 3 + 4 + 5 */
    printf("%ld\n", await sums(4));
    return 0;
}
// expect: 18
