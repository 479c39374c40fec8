// Callees that complete at once in one round and suspend in the next, at every depth.
#include <stdio.h>
#include <tandem.h>

static int turn;

static async int maybe(int v)
{
    if (turn++ % 2)
        await td_yield();
    if (turn % 3 == 0)
        await td_sleep(1);
    return v;
}

static async int middle(int v)
{
    int a = await maybe(v), b = v * 2;

    if (v % 4 == 0)
        return a;
    return a + await maybe(b);
}

async int main(void)
{
    int sum = 0;

    for (int i = 0; i < 24; i++)
        sum += await middle(i) + await maybe(1);
    printf("%d %d\n", sum, turn);
    return 0;
}
// expect: 732 66
