// return g + await f() reads g first; return (await f(), g) reads it last.
// elision: no (plain C leaves the first one open)
#include <stdio.h>
#include <tandem.h>

static int g;

static async int f(void)
{
    await td_yield();
    g += 10;
    return 1;
}

static async int before(void)
{
    return g + await f();
}

static async int after(void)
{
    return await f(), g;
}

async int main(void)
{
    g = 5;
    printf("%d ", await before());
    printf("%d\n", g);
    printf("%d\n", await after());
    return 0;
}
// expect: 6 15
// expect: 25
