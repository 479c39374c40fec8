// Initialiser lists run in the order of the text, also where designators go backwards.
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>

static async int say(int v)
{
    await td_yield();
    printf("%d ", v);
    return v;
}

static int tell(int v)
{
    printf("(%d) ", v);
    return v;
}

struct pt {
    int x, y, z;
};

async int main(void)
{
    int a[4] = { await say(1), tell(2), await say(3), tell(4) };
    struct pt p = { .z = await say(5), .x = tell(6), .y = await say(7) };
    int b[3] = { [2] = tell(8), [0] = await say(9), tell(10) };

    printf("=\n%d %d %d\n", a[0] + a[1] + a[2] + a[3], p.x * 100 + p.y * 10 + p.z, b[1]);
    return 0;
}
// expect: 1 (2) 3 (4) 5 (6) 7 (8) 9 (10) =
// expect: 10 675 10
