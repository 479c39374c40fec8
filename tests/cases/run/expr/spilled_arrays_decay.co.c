// Arrays of every kind left of an await decay to pointers; the elements are not copied.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int file_scope[3] = { 1, 2, 3 };

struct holder {
    int in[3];
};

static int sum(const int *a, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += a[i];
    return s;
}

static async int poke(int *p, int v)
{
    await td_yield();
    *p = v;
    return 3;
}

async int main(void)
{
    int local[3] = { 10, 20, 30 }, two[2][3] = { { 1, 1, 1 }, { 5, 5, 5 } };
    struct holder h = { { 7, 7, 7 } }, *p = &h;

    printf("%d\n", sum(file_scope, await later(3)));
    printf("%d\n", sum(local, await poke(&local[0], 1000)));
    printf("%d\n", sum(two[1], await poke(two[1], 6)));
    printf("%d\n", sum(h.in, await later(2)) + sum(p->in + 1, await later(2)));
    printf("%d\n", sum((int[]){ 4, 5, 6 }, await later(3)));
    printf("%d\n", (int)(&local[2] - local) + await later(0));
    return 0;
}
// expect: 6
// expect: 1050
// expect: 16
// expect: 28
// expect: 15
// expect: 2
