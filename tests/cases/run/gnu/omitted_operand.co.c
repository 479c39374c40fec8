// a ?: b evaluates a once, whichever side suspends.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static int log_;

static async int later(int v)
{
    log_ = log_ * 10 + v % 10;
    await td_yield();
    return v;
}

static int now(int v)
{
    log_ = log_ * 10 + v % 10;
    return v;
}

async int main(void)
{
    const char *none = NULL, *s;
    int i = 0, r[6];

    r[0] = now(1) ?: await later(2);
    r[1] = now(0) ?: await later(3);
    r[2] = await later(4) ?: now(5);
    r[3] = await later(0) ?: now(6) ?: await later(7);
    r[4] = i++ ?: i++ ?: await later(i);
    r[5] = 100 * (await later(0) ?: await later(0) ?: now(8)) + (i++ ?: 5);
    s = none ?: ({ await td_yield(); "some"; });
    printf("%d %d %d %d %d %d %s\n", r[0], r[1], r[2], r[3], r[4], r[5], s);
    printf("%d %d\n", log_, i);
    return 0;
}
// expect: 1 3 4 6 1 802 some
// expect: 103406008 3
