// Awaits in compound literals: scalar, array, struct, and one that is passed by address.
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

static int sum(const struct pair *p)
{
    return p->x + p->y;
}

async int main(void)
{
    int *one = &(int){ await later(5) };
    int *few = (int[]){ 1, await later(2), await later(3) };
    struct pair p = (struct pair){ .y = await later(8) };

    few[0] += *one;
    printf("%d %d %d %d\n", *one, few[0], few[1], few[2]);
    printf("%d %d\n", p.x, p.y);
    printf("%d\n", sum(&(struct pair){ await later(20), await later(3) }));
    printf("%d\n", (struct pair){ await later(1), await later(2) }.y);
    return 0;
}
// expect: 5 6 2 3
// expect: 0 8
// expect: 23
// expect: 2
