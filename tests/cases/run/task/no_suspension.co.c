/* A task that never suspends, and an await of a function that does not, finish at once. */
// expect: 7
// expect: 12
#include <stdio.h>
#include <tandem.h>

static async int plain_enough(int n)
{
    return n + 1;
}

static async int chain(int n)
{
    return await plain_enough(await plain_enough(n));
}

async int main(void)
{
    td_task *t = td_spawn(chain, 5);
    int r = 0;

    await td_join(t, &r);
    printf("%d\n", r);
    printf("%d\n", await chain(10));
    return 0;
}
