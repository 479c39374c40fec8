// A jump back out of a block: its variables begin anew and their initialisers run again.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int rounds = 0;

retry:;
    {
        int fresh = await later(rounds * 10), kept = 1;
        await td_yield();
        fresh += kept++;
        printf("%d %d\n", fresh, kept);
        if (++rounds < 3)
            goto retry;
    }
    {
        int other = 99;
        await td_yield();
        printf("%d %d\n", rounds, other);
    }
    return 0;
}
// expect: 1 2
// expect: 11 2
// expect: 21 2
// expect: 3 99
