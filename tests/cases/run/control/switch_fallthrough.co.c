// Falling through cases that suspend, default in the middle, and an empty case at the end.
// warnings: no (fallthrough is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    for (int v = 0; v < 5; v++) {
        int r = 0;
        switch (v) {
        case 0:
            r += await later(1);
        case 1:
            r += await later(10);
            break;
        default:
            r += await later(100);
        case 2:
            r += await later(1000);
            if (v == 3)
                break;
        case 9:
            r += 10000;
            break;
        case 10:;
        }
        printf("%d\n", r);
    }
    return 0;
}
// expect: 11
// expect: 10
// expect: 11000
// expect: 1100
// expect: 11100
