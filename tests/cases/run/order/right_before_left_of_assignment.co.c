// Both sides of an assignment await: the right one first, then the place.
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>

static async int say(int v)
{
    await td_yield();
    printf("%d ", v);
    return v;
}

static int g = 5;

static async int *place(int *p)
{
    await td_yield();
    printf("place ");
    g = 6;
    return p;
}

async int main(void)
{
    int a[3] = { 0, 0, 0 };

    a[await say(1)] = await say(2);
    a[await say(2)] += await say(3);
    *await place(&a[0]) = g;
    *await place(&a[1]) += await say(40) + g;
    a[await say(0)] -= a[await say(2)] = await say(7);
    printf("=\n%d %d %d\n", a[0], a[1], a[2]);
    return 0;
}
// expect: 2 1 3 2 place 40 place 7 2 0 =
// expect: -2 48 7
