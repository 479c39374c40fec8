// goto into the middle of for, while and do bodies: the loop goes on from there.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int run(int how)
{
    int i = 2, n = 0;

    if (how == 0)
        goto in_for;
    if (how == 1)
        goto in_while;
    if (how == 2)
        goto in_do;
    for (i = 0; i < 4; i++) {
        n += 1;
    in_for:
        n += await later(10);
    }
    while (i < 6) {
        n += 100;
        await td_yield();
    in_while:
        i++;
    }
    do {
        n += 1000;
    in_do:
        i += await later(2);
    } while (i < 9);
    return n + i * 100000;
}

async int main(void)
{
    for (int i = 0; i < 4; i++)
        printf("%d\n", await run(i));
    return 0;
}
// expect: 1002221
// expect: 1002300
// expect: 1003000
// expect: 1002244
