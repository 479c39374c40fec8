/* Yields structs by value: later changes in the generator do not show. */
// expect: p0 0 0
// expect: p1 2 0
// expect: p2 4 -1
// expect: p3 6 -3
#include <stdio.h>
#include <tandem.h>

struct point {
    int x, y;
    char name[8];
};

static generator(struct point) walk(int steps)
{
    struct point p = {0, 0, "p0"};

    for (int i = 0; i < steps; i++) {
        p.name[1] = (char)('0' + i);
        yield p;
        p.x += 2;
        p.y -= i;
    }
}

int main(void)
{
    struct point all[4];
    td_gen *g = walk(4);
    int n = 0;

    while (n < 4 && td_next(g, &all[n]))
        n++;
    for (int i = 0; i < n; i++)
        printf("%s %d %d\n", all[i].name, all[i].x, all[i].y);
    td_gen_free(g);
    return 0;
}
