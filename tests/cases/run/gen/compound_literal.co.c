/* A compound literal lives to the end of its block, over the yields in it. */
// expect: 0
// expect: 9
// expect: 0
// expect: 100
// expect: 10
// expect: 10
// expect: 13
#include <stdio.h>
#include <tandem.h>

struct point {
    int x, y;
};

static generator(int) literals(int n)
{
    struct point *first = &(struct point){n, n + 1};

    for (int i = 0; i < 2; i++) {
        int *list = (int[]){i, i * 10, i * 100};
        struct point *p = &(struct point){.y = list[1]};

        yield list[2];
        list[0] += 5;
        p->x = first->y;
        yield list[0] + p->x;
        first->x += p->y;
        yield p->y;
    }
    yield first->x;
}

int main(void)
{
    foreach (int, v, literals(3))
        printf("%d\n", v);
    return 0;
}
