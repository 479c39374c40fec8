// Cases and gotos that jump over declarations and into a for body past its own declaration.
// warnings: no (jumps over declarations are the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int run(int how)
{
    int r = 0;

    switch (how) {
        int a = 77;
    case 0:
        a = await later(1);
        r += a;
        break;
    case 1: {
        int b = await later(10);
        r += b;
        if (0) {
            int c;
    case 2:
            c = await later(100);
            r += c;
        }
        break;
    }
    default:
        for (int i = 5; i < 7; i++) {
            const int d = i;
            r += d;
            if (0) {
    case 3:
                i = 6;
            }
            await td_yield();
            r += i * 1000;
        }
    }
    return r;
}

async int main(void)
{
    for (int i = 0; i < 5; i++)
        printf("%d\n", await run(i));
    return 0;
}
// expect: 1
// expect: 10
// expect: 100
// expect: 6000
// expect: 11011
