// a += b += await f(): each left side is read after the await, the inner one first.
// elision: no (plain C may read the left sides first)
#include <stdio.h>
#include <tandem.h>

static int a = 1, b = 10;

static async int f(int v)
{
    await td_yield();
    a += 1;
    b += 1;
    return v;
}

async int main(void)
{
    a += b += await f(100);
    printf("%d %d\n", a, b);
    a = b -= await f(1) + a;
    printf("%d %d\n", a, b);
    return 0;
}
// expect: 113 111
// expect: -3 -3
