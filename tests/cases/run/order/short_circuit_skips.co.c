// What a short circuit skips is not called, however deep the await in it lies.
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int f(int v)
{
    calls++;
    await td_yield();
    return v;
}

static int twice(int v)
{
    return 2 * v;
}

async int main(void)
{
    int zero = 0, one = 1, a[2] = { 3, 4 };

    int r = (zero && twice(a[await f(1)] + await f(2))) || (one || (a[0] = await f(9)));
    printf("%d %d %d\n", r, calls, a[0]);
    r = one ? zero ? await f(1) : twice(await f(5)) : await f(await f(3));
    printf("%d %d\n", r, calls);
    if ((void)(one || await f(0)), calls)
        r = 0;
    while (zero && await f(1))
        r = 99;
    printf("%d %d\n", r, calls);
    return 0;
}
// expect: 1 0 3
// expect: 10 1
// expect: 0 1
