// Awaits on either and on both sides of ||; the value is 0 or 1.
#include <stdio.h>
#include <tandem.h>

static async int say(const char *s, int v)
{
    printf("%s ", s);
    await td_yield();
    return v;
}

async int main(void)
{
    int zero = 0, r;

    r = await say("a", 7) || zero;
    printf("-> %d\n", r);
    r = zero || await say("b", 9);
    printf("-> %d\n", r);
    r = !zero || await say("c", 1);
    printf("-> %d\n", r);
    r = await say("d", 0) || await say("e", 0);
    printf("-> %d\n", r);
    r = await say("f", -1) || await say("g", 0);
    printf("-> %d\n", r);
    return 0;
}
// expect: a -> 1
// expect: b -> 1
// expect: -> 1
// expect: d e -> 0
// expect: f -> 1
