// Two variables trade roles in each round: never may they share a slot.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = await later(1), b = 0, c = 0;

    for (int i = 0; i < 4; i++) {
        b = a * 2;
        a = 0;
        await td_yield();
        a = b + 1;
        b = 0;
        await td_yield();
        c += a;
        {
            int t = a;
            await td_yield();
            a = c;
            c = t;
        }
    }
    int *p = &b, *q = &c, *t;
    for (int i = 0; i < 3; i++) {
        t = p, p = q, q = t;
        await td_yield();
        *p += i;
    }
    printf("%d %d %d\n", a, b, c);
    return 0;
}
// expect: 78 1 59
