// A chain of commas with awaits in the middle and at the end; each part is in sequence.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int i = 1, r;

    r = (i++, i += await later(i), i *= 2, await later(i) + 1);
    printf("%d %d\n", i, r);
    i = 0, await later(0), i += 5, r = await later(i), i--;
    printf("%d %d\n", i, r);
    return 0;
}
// expect: 8 9
// expect: 4 5
