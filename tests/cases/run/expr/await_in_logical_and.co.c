// Awaits on either and on both sides of &&; the right one runs only where it must.
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
    int zero = 0, one = 1, r;

    r = await say("a", 0) && one;
    printf("-> %d\n", r);
    r = zero && await say("b", 1);
    printf("-> %d\n", r);
    r = one && await say("c", 5);
    printf("-> %d\n", r);
    r = await say("d", 0) && await say("e", 1);
    printf("-> %d\n", r);
    r = await say("f", 2) && await say("g", 4);
    printf("-> %d\n", r);
    return 0;
}
// expect: a -> 0
// expect: -> 0
// expect: c -> 1
// expect: d -> 0
// expect: f g -> 1
