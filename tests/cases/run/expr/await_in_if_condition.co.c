// Awaits in the conditions of if and else if; only the reached ones are called.
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int is(int v, int w)
{
    calls++;
    await td_yield();
    return v == w;
}

static async const char *name(int v)
{
    if (await is(v, 1))
        return "one";
    else if (await is(v, 2) || await is(v, 3))
        return "few";
    else if (!await is(v, 4))
        return "many";
    return "four";
}

async int main(void)
{
    for (int i = 1; i <= 5; i++) {
        calls = 0;
        const char *s = await name(i);
        printf("%s %d\n", s, calls);
    }
    return 0;
}
// expect: one 1
// expect: few 2
// expect: few 3
// expect: four 4
// expect: many 4
