// case labels inside blocks, if branches and loops of the switch body.
// warnings: no (fallthrough is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int run(int v)
{
    int r = 0, i = 8;

    switch (await later(v)) {
    case 0:
        r += 1;
        if (r > 5) {
    case 1:
            r += 10;
            await td_yield();
        } else {
    case 2:
            r += await later(100);
        }
        break;
        {
            int t;
    case 3:
            t = await later(1000);
            r += t;
        }
        for (i = 0; i < 10; i++) {
            await td_yield();
    case 4:
            r += await later(i);
        }
    default:
        r = -r;
    }
    return r;
}

async int main(void)
{
    for (int v = 0; v < 6; v++)
        printf("%d\n", await run(v));
    return 0;
}
// expect: 101
// expect: 10
// expect: 100
// expect: -1045
// expect: -17
// expect: 0
