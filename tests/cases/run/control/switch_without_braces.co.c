// Switches whose body is one statement, a loop, or has no case at all.
// warnings: no (unusual switches)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int run(int v)
{
    int r = 0, i = 0;

    switch (v)
    case 1:
        r += await later(1);
    switch (await later(v)) {
        r += await later(100000);
    }
    switch (v)
        for (; i < 3; i++) {
    case 2:
            r += await later(10);
            if (r > 25)
                break;
    default:
            r += 100;
        }
    switch (v) default: r += await later(1000);
    switch (await later(v)) case 0: case 3: r += await later(10000);
    return r;
}

async int main(void)
{
    for (int v = 0; v < 4; v++)
        printf("%d\n", await run(v));
    return 0;
}
// expect: 11110
// expect: 1111
// expect: 1120
// expect: 11110
