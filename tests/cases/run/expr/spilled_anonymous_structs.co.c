// Values of a struct type without a name, in conditionals and assignments that await.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    struct {
        int x, y;
    } a = { 1, 2 }, b = { 3, 4 }, c;

    c = await later(1) ? a : b;
    printf("%d %d\n", c.x, c.y);
    printf("%d\n", (await later(0) ? a : b).y);
    c = a, a = b, b = (await later(1), c);
    printf("%d %d\n", a.x, b.x);
    printf("%d\n", (await later(1) && a.y ? b : a).x);
    return 0;
}
// expect: 1 2
// expect: 4
// expect: 3 1
// expect: 1
