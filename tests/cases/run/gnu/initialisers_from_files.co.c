// #include within an initialiser, with awaits around it and in the included text.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int first = await later(7);
    int table[] = {
        first,
#include "aux/numbers.inc"
        await later(9),
    };
    static const char text[] = {
#include "aux/bytes.inc"
    };

    await td_yield();
    for (int i = 0; i < (int)(sizeof table / sizeof *table); i++)
        printf("%d\n", table[i]);
    printf("%s", text);
    return 0;
}
// expect: 7
// expect: 1
// expect: 2
// expect: 31
// expect: 9
// expect: Hi
