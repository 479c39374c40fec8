// td_spawn of function pointers: to an async function, to a plain one, from a table.
#include <stdio.h>
#include <tandem.h>

static async int waits(int v)
{
    await td_yield();
    return v + 1;
}

static int plain(int v)
{
    return v + 2;
}

async int main(void)
{
    int (*table[])(int) = { waits, plain };
    int (*p)(int) = waits, r[4];
    td_task *t[4] = { td_spawn(p, 10), td_spawn(table[1], 20), td_spawn(plain, 30) };

    p = plain;
    t[3] = td_spawn(*p, 40);
    for (int i = 3; i >= 0; i--)
        await td_join(t[i], &r[i]);
    printf("%d %d %d %d\n", r[0], r[1], r[2], r[3]);
    return 0;
}
// expect: 11 22 32 42
