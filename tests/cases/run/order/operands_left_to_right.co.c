// Plain calls and awaits in one arithmetic expression run from left to right.
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>

static async int say(int v)
{
    await td_yield();
    printf("%d ", v);
    return v;
}

static int tell(int v)
{
    printf("(%d) ", v);
    return v;
}

async int main(void)
{
    int r = tell(1) + await say(2) * tell(3) - await say(4);
    printf("%d\n", r);
    r = await say(5) - (tell(6) + await say(7)) * (await say(8) + await say(9));
    printf("%d\n", r);
    r = tell(1) << await say(2) | (tell(8) ^ await say(16));
    printf("%d\n", r);
    return 0;
}
// expect: (1) 2 (3) 4 3
// expect: 5 (6) 7 8 9 -216
// expect: (1) 2 (8) 16 28
