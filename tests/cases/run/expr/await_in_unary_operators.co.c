// Unary operators on what was awaited.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int cell = 6;

static async int *address(void)
{
    await td_yield();
    return &cell;
}

async int main(void)
{
    printf("%d %d %d\n", -await later(4), +await later(4), ~await later(4));
    printf("%d %d %d\n", !await later(4), !!await later(4), - -await later(1));
    printf("%d %d\n", *await address(), -*await address());
    ++*await address();
    (*await address())++;
    printf("%d\n", (*await address())--);
    printf("%d %d\n", cell, &*await address() == &cell);
    return 0;
}
// expect: -4 4 -5
// expect: 0 1 1
// expect: 6 -6
// expect: 8
// expect: 7 1
