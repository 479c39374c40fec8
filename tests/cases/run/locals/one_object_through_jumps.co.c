// Jumping back within a block keeps its objects: a pointer to one of them stays good.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int rounds = 0, *first = NULL;

    {
    again:;
        int x;
        int *p = &x;
        if (first == NULL)
            first = p;
        x = await later(rounds * 10);
        await td_yield();
        *first += 1;
        printf("%d %d\n", x, first == p);
        if (++rounds < 3)
            goto again;
        x = rounds;
        await td_yield();
        printf("%d\n", *first);
    }
    return 0;
}
// expect: 1 1
// expect: 11 1
// expect: 21 1
// expect: 3
