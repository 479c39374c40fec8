// Labels before a declaration's semicolon, at the end of a block, two in a row, on a loop.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int i = 0, n = 0;

first:
second:
    n += await later(1);
    if (i++ < 2)
        goto first;
    if (i < 5)
        goto second;
    {
        int skip = (int)(n > 3);
        if (skip)
            goto end;
        n = await later(-1);
    end:;
    }
loop:
    for (int k = 0; k < 2; k++) {
        n += 10;
        await td_yield();
        if (n < 40)
            goto loop;
        if (k == 0)
            goto tail;
        n += 100;
    tail:;
    }
    printf("%d %d\n", i, n);
    return 0;
}
// expect: 5 155
