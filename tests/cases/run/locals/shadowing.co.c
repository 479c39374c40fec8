// One name at six depths: parameter, block, loop clause, loop body, switch, file scope.
// warnings: no (shadowing is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int x = 1000;

static async int f(int y)
{
    int r = x;
    int x = y;

    await td_yield();
    {
        int x = 2;
        for (int x = 0; x < 2; x++) {
            int x = 50;
            await td_yield();
            r += x;
            switch (x) {
            case 50:;
                int x = await later(7);
                r += x;
            }
            x = 0;
        }
        await td_yield();
        r += x;
        {
            extern int puts(const char *);
            long x = 100000;
            await td_yield();
            r += (int)x;
        }
    }
    return r + x;
}

async int main(void)
{
    printf("%d\n", await f(3));
    printf("%d\n", x);
    return 0;
}
// expect: 101119
// expect: 1000
