// An await chooses the place that is assigned.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct box {
    int v;
};

async int main(void)
{
    int a = 1, b = 2;
    struct box x = { 3 }, y = { 4 };

    *(await later(0) ? &a : &b) = 20;
    *(await later(1) ? &a : &b) += await later(5);
    (await later(1) ? &x : &y)->v = await later(30);
    (*(await later(0) ? &x : &y)).v++;
    printf("%d %d %d %d\n", a, b, x.v, y.v);
    return 0;
}
// expect: 6 20 30 5
