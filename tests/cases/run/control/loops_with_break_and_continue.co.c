// break and continue in each kind of loop, before and after a suspension.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int s = 0, i;

    for (i = 0; i < 10; i++) {
        if (i == 1)
            continue;
        await td_yield();
        if (i == 3)
            continue;
        s += i;
        if (i == 5)
            break;
        await td_yield();
    }
    printf("for %d %d\n", i, s);
    s = 0, i = 0;
    while (i < 10) {
        if (i++ % 2)
            continue;
        s += await later(i);
        if (s > 8)
            break;
    }
    printf("while %d %d\n", i, s);
    s = 0, i = 0;
    do {
        if (await later(i) == 2)
            continue;
        if (i == 4)
            break;
        s += i;
    } while (++i < 10);
    printf("do %d %d\n", i, s);
    return 0;
}
// expect: for 5 11
// expect: while 5 9
// expect: do 4 4
