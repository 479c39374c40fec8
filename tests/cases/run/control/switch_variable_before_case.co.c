// A variable declared in a switch body before the first case, used in several cases.
// warnings: no (code before the first case)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    for (int v = 0; v < 3; v++) {
        switch (v) {
            int t;
        case 0:
            t = await later(5);
            printf("%d\n", t + await later(1));
            break;
        case 1:
            t = 7;
            await td_yield();
            printf("%d\n", t);
            break;
        default:
            for (t = 0; t < 3; t++)
                await td_yield();
            printf("%d\n", t);
        }
    }
    return 0;
}
// expect: 6
// expect: 7
// expect: 3
