// Awaits in the arms of nested conditionals: exactly one arm runs.
#include <stdio.h>
#include <tandem.h>

static async int say(const char *s, int v)
{
    printf("%s ", s);
    await td_yield();
    return v;
}

static async int pick(int n)
{
    return n == 0 ? await say("zero", 10) : n == 1 ? 11 : 100 + await say("other", n);
}

async int main(void)
{
    int r;
    for (int i = 0; i < 3; i++) {
        r = await pick(i);
        printf("%d\n", r);
    }
    r = 1 + (r > 5 ? await say("big", 1) : await say("small", 2)) * 3;
    printf("%d\n", r);
    return 0;
}
// expect: zero 10
// expect: 11
// expect: other 102
// expect: big 4
