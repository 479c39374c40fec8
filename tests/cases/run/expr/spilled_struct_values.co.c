// Struct values left of an await, as arguments of plain and of async functions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct pair {
    int x, y;
};

static int weigh(struct pair a, int n, struct pair b)
{
    return (a.x + a.y) * n + b.x - b.y;
}

static async struct pair swap(struct pair p, int n)
{
    await td_yield();
    struct pair r = { p.y + n, p.x + n };
    return r;
}

async int main(void)
{
    struct pair p = { 1, 2 }, a[2] = { { 3, 4 }, { 5, 6 } };

    printf("%d\n", weigh(p, await later(10), a[1]));
    printf("%d\n", weigh(a[0], await later(2), await swap(p, await later(5))));
    p = await swap(a[1], await later(100));
    printf("%d %d\n", p.x, p.y);
    printf("%d\n", weigh((struct pair){ 8, 9 }, await later(1), (struct pair){ 1, 0 }));
    return 0;
}
// expect: 29
// expect: 15
// expect: 106 105
// expect: 18
