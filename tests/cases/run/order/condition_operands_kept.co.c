// In the conditions of if, while, for and switch the left operand keeps its value too.
// elision: no (plain C may read the left operand after the call)
#include <stdio.h>
#include <tandem.h>

static int g;

static async int incr(void)
{
    await td_yield();
    return ++g;
}

async int main(void)
{
    int rounds = 0;

    g = 3;
    if (g < await incr())
        puts("if");
    while (g + 1 == await incr() && rounds < 3)
        rounds++;
    printf("%d %d\n", rounds, g);
    for (g = 0; g != await incr() && g < 4;)
        rounds++;
    printf("%d %d\n", rounds, g);
    switch (g * 10 + await incr()) {
    case 45:
        puts("kept");
        break;
    default:
        puts("lost");
    }
    return 0;
}
// expect: if
// expect: 3 8
// expect: 6 4
// expect: kept
