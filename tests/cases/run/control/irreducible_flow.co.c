// Two loops that jump into each other's middle, with suspensions in both.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = 0, b = 0, steps = 0;

    while (a < 10) {
        a += await later(1);
    into_a:
        if (++steps > 30)
            break;
        if (a % 4 == 2) {
            a++;
            goto into_b;
        }
    }
    if (steps > 30)
        goto out;
    for (b = 100; b > 0; b -= 30) {
        await td_yield();
    into_b:
        b += await later(5);
        if (b % 2) {
            a++;
            goto into_a;
        }
    }
out:
    printf("%d %d %d\n", a, b, steps);
    return 0;
}
// expect: 7 -20 5
