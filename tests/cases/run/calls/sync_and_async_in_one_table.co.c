// Pointers to plain and to async functions in one table, all awaited alike.
#include <stdio.h>
#include <tandem.h>
#include <stdlib.h>

static int plain(int v)
{
    return v + 1;
}

static async int waits(int v)
{
    await td_yield();
    return v + 2;
}

static async int never_waits(int v)
{
    return v + 3;
}

static async int calls_plain(int v)
{
    return plain(await waits(v));
}

async int main(void)
{
    int (*table[])(int) = { plain, waits, never_waits, calls_plain, abs };
    int sum = 0;

    for (int round = 0; round < 3; round++)
        for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
            sum += await table[(i * 3 + (unsigned)round) % 5](-10 * round);
    printf("%d\n", sum);
    return 0;
}
// expect: -63
