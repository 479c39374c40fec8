// struct, union, enum and typedef of block scope, used by locals that live across suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    struct point {
        int x, y;
    } p = { 1, 2 };
    enum { LOW = 3, HIGH = 30 } level = LOW;
    typedef struct point points[2];
    union number {
        int i;
        float f;
    };
    typedef int (*compare)(const struct point *, const struct point *);
    points ps = { { 3, 4 }, { 5, 6 } };
    union number n = { await later(9) };
    compare c = NULL;

    await td_yield();
    level = p.x ? HIGH : LOW;
    p = ps[1];
    await td_yield();
    printf("%d %d %d %d %d\n", p.x, ps[0].y, level, n.i, c == NULL);
    printf("%d\n", (int)(sizeof(points) / sizeof(struct point)) + await later(LOW));
    return 0;
}
// expect: 5 4 30 9 1
// expect: 5
