// goto into a block past its declarations, into if and else branches, with suspensions inside.
#include <stdio.h>
#include <tandem.h>

static async int run(int how)
{
    int r = 0;

    if (how == 1)
        goto inside;
    if (how == 2)
        goto branch;
    if (how == 3)
        goto other;
    {
        int n = 5;
        r += n;
    inside:
        n = 7;
        await td_yield();
        r += n;
    }
    if (r > 1000) {
    branch:
        await td_yield();
        r += 100;
    } else {
        r += 1;
    other:
        r += 10;
        await td_yield();
    }
    return r;
}

async int main(void)
{
    for (int i = 0; i < 4; i++)
        printf("%d\n", await run(i));
    return 0;
}
// expect: 23
// expect: 18
// expect: 100
// expect: 10
