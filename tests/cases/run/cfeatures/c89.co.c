/* -std=c89 knows neither `inline` nor a declaration in a `for`; what is emitted needs none of them.
// std: c89
// warnings: no (the runtime's headers and the cases' frames are C99 for -Wpedantic)
// elision: no (foreach)
// expect: 4 7 3
*/
#include <stdio.h>
#include <tandem.h>

static async int number(int v)
{
    await td_yield();
    return v;
}

static async int sum(void)
{
    int i, r = 0;
    for (i = 0; i < 3; i++)
        r += await number(i);
    return r + await number(1);
}

static generator(int) two(int k)
{
    yield k;
    yield k + 1;
}

static int plain(int k)
{
    int t = 0;
    foreach (int, x, two(k))
        t += x;
    return t;
}

static async int suspending(int k)
{
    int t = 0;
    foreach (int, x, two(k)) {
        t += await number(x);
    }
    return t;
}

int main(void)
{
    int a = sum(), b = plain(3), c = suspending(1);
    printf("%d %d %d\n", a, b, c);
    return 0;
}
