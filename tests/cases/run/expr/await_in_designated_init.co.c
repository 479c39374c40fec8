// Awaits in designated initialisers, out of order and with a gap.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct point {
    int x, y, z;
    const char *name;
};

async int main(void)
{
    struct point p = { .z = await later(3), .x = 1, .name = "p" };
    int a[6] = { [4] = await later(40), [1] = await later(10), 20 };

    printf("%d %d %d %s\n", p.x, p.y, p.z, p.name);
    printf("%d %d %d %d %d %d\n", a[0], a[1], a[2], a[3], a[4], a[5]);
    return 0;
}
// expect: 1 0 3 p
// expect: 0 10 20 0 40 0
