// Awaits among the elements of array and struct initialisers; what is left out is zero.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int now(int v)
{
    return v;
}

struct pair {
    int x, y;
};

async int main(void)
{
    int a[5] = { await later(1), 2, await now(3) };
    struct pair p = { await later(10), await later(20) };
    struct pair q[2] = { { await later(5), 6 }, { 7, await later(8) } };

    printf("%d %d %d %d %d\n", a[0], a[1], a[2], a[3], a[4]);
    printf("%d %d\n", p.x, p.y);
    printf("%d %d %d %d\n", q[0].x, q[0].y, q[1].x, q[1].y);
    return 0;
}
// expect: 1 2 3 0 0
// expect: 10 20
// expect: 5 6 7 8
