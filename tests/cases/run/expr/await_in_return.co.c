// An await in the operand of return: alone, converted, in arithmetic, in a conditional.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int alone(int v)
{
    return await later(v);
}

static async signed char converted(int v)
{
    return (signed char)await later(v);
}

static async double half(int v)
{
    return await later(v) / 2.0;
}

static async int either(int v)
{
    return v > 0 ? await alone(v) : -await alone(-v);
}

async int main(void)
{
    printf("%d %d %.2f\n", await alone(1), await converted(255), await half(3));
    printf("%d %d\n", await either(5), await either(-6));
    return await later(7);
}
// expect: 1 -1 1.50
// expect: 5 -6
// exit: 7
