// Statements that suspend, included into a body: they use and declare its locals.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int total = 1;

#include "aux/add_ten.inc"
    {
        int ten = 5;
        total += ten;
    }
    total *= 2;
#include "aux/add_ten.inc"
    printf("%d\n", total);
    return 0;
}
// expect: 42
