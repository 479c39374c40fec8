// static, extern and inline async functions, and the specifiers in odd orders.
// warnings: no (specifiers in odd orders)
#include <stdio.h>
#include <tandem.h>

extern async int exported(int v);
async int exported2(int v);
static inline async int inlined(int v);
int static async odd_order(int v);
async static unsigned long inline longer(int v);

int async exported(int v)
{
    await td_yield();
    return v + 1;
}

async int exported2(int v)
{
    return await exported(v) + 1;
}

static inline async int inlined(int v)
{
    await td_yield();
    return v + await exported2(v);
}

int static async odd_order(int v)
{
    return await inlined(v);
}

long static unsigned async inline longer(int v)
{
    await td_yield();
    return 1ul + (unsigned long)v;
}

async int main(void)
{
    printf("%d %d %lu\n", await exported(1), await odd_order(10), await longer(5));
    return 0;
}
// expect: 2 22 6
