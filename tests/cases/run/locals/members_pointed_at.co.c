// A pointer to a member holds its struct in place; sizeof of a variable neither reads nor writes it.
// expect: 7 8 9
// expect: 4 12
#include <stdio.h>
#include <tandem.h>

struct inner { int low, high; };
struct outer { int first; struct inner pair; double last; };

static async int later(int v)
{
    await td_yield();
    return v;
}

static async void members(int n)
{
    struct outer x = {n, {n, n}, n};
    int *first = &x.first, *high = &x.pair.high;
    double *last = &x.last;

    *first = await later(7);
    *high = await later(8);
    *last = await later(9);
    printf("%d %d %d\n", x.first, x.pair.high, (int)x.last);
}

static async void sizes(int n)
{
    int k = n;
    int size = (int)sizeof k;

    await td_yield();
    k += await later(size);
    printf("%d %d\n", size, k);
}

async int main(void)
{
    await members(1);
    await sizes(8);
    return 0;
}
