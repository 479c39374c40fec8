// The bare name of a macro that takes arguments is the function's, wherever the macro is defined.
// flags: -Dhalf(x)=((x)/2)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int (half)(int v)
{
    return v / 2 + 1000;
}

static int (twice)(int v)
{
    return v * 2 + 1000;
}

#define twice(x) ((x) * 2)
#define APPLY(f, x) apply(f, await later(x))
#define BOTH(f, x) f(await later(x)) + apply(f, x)

static int apply(int (*f)(int), int v)
{
    return f(v);
}

async int main(void)
{
    printf("%d %d\n", APPLY(half, 8), APPLY(twice, 8));
    printf("%d %d\n", BOTH(half, 8), BOTH(twice, 8));
    return 0;
}
// expect: 1004 1016
// expect: 1008 1032
