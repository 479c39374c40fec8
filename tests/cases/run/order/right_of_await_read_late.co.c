// Operands right of an await are read after it; those between two awaits in between.
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>

static int g;

static async int set(int v)
{
    await td_yield();
    g = v;
    return 0;
}

async int main(void)
{
    g = 1;
    printf("%d\n", await set(2) + g);
    printf("%d\n", g * 100 + await set(3) + g * 10 + await set(4) + g);
    int a[3] = { g, g + await set(5), g };
    printf("%d %d %d\n", a[0], a[1], a[2]);
    printf("%d %d %d %d\n", g, await set(6), g, await set(7));
    return 0;
}
// expect: 2
// expect: 234
// expect: 4 4 5
// expect: 5 0 6 0
