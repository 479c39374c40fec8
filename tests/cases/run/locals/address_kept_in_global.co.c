// The address of a local is kept in a global, and the callee writes through it while we wait.
#include <stdio.h>
#include <tandem.h>

static int *watched[2];

static async void poke(int v)
{
    await td_yield();
    *watched[0] += v;
    await td_yield();
    watched[1][1] = v;
}

static async int f(int param)
{
    int local = 1, array[2] = { 5, 6 };
    int *const self = &local;

    watched[0] = &local;
    watched[1] = array;
    await poke(10);
    if (self != &local || watched[0] != self)
        return -1;
    watched[0] = &param;
    await poke(100);
    return local * 100000 + param * 100 + array[0] + array[1];
}

async int main(void)
{
    printf("%d\n", await f(7));
    return 0;
}
// expect: 1110805
