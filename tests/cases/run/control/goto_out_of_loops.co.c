// goto out of nested loops and a switch, past and onto suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int search(int want)
{
    int i, j;

    for (i = 0; i < 5; i++)
        for (j = 0; j < 5; j++)
            switch (await later(i * j - want)) {
            case 0:
                goto found;
            case 100:
                goto fail;
            default:
                if (j > i)
                    goto next_row;
            next_row:
                break;
            }
fail:
    await td_yield();
    return -1;
found:
    await td_yield();
    return i * 10 + j;
}

async int main(void)
{
    printf("%d %d %d\n", await search(6), await search(-100), await search(7));
    return 0;
}
// expect: 23 -1 -1
