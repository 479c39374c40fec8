// Arguments run left to right up to the last await; plain calls among them too.
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

static int four(int a, int b, int c, int d)
{
    printf("= ");
    return a * 1000 + b * 100 + c * 10 + d;
}

async int main(void)
{
    int r = four(tell(1), await say(2), tell(3), await say(4));
    printf("%d\n", r);
    r = four(await say(1), four(tell(0), await say(0), await say(0), await say(2)), tell(3),
             await say(4));
    printf("%d\n", r);
    return 0;
}
// expect: (1) 2 (3) 4 = 1234
// expect: 1 (0) 0 0 2 = (3) 4 = 1234
