// Records of file scope without a name are kept across a suspension like others: values of them,
// and pointers into them. Their type is that of an expression.
// std: c11
// flags: -Wno-shadow
#include <stdio.h>
#include <tandem.h>

static const struct {
    const char *name;
    int n[2];
    union { long l; struct { short low[2], high; } s; } u;
} table[2][2] = {{{"ab", {1, 2}, {3}}, {"cd", {3, 4}, {0}}}, {{"ef", {5, 6}, {0}}, {"gh", {7, 8}, {0}}}};

struct loops {
    int depth;
    struct { int target, inside[2]; } breaks, continues;
    union { struct { int deep; } part[2]; };
};

typedef struct { int x, y; } *point_pointer, point_row[3];

static struct { const int fixed; int free; } storage = {40, 2}, *chosen = &storage;

static async int wait(int x)
{
    await td_yield();
    return x;
}

static async int outer(void)
{
    const char *table_name = "shadowed";
    int sum = 0;

    for (int i = 0; i < 2; i++)
        sum += table[i][await wait(1)].n[await wait(1)] + table[i][0].name[await wait(0)];
    sum += table[0][await wait(0)].u.s.low[await wait(0)] == table[0][0].u.s.low[0];
    { /* the name of the object means something else here */
        long chosen = await wait(2);
        sum += (int)chosen + table_name[await wait(0)];
    }
    return sum;
}

static async int inner(struct loops *l)
{
    struct loops saved = *l;

    l->breaks.target = l->continues.target = (await td_yield(), 9);
    l->breaks.inside[await wait(1)] = 5;
    l->continues.inside[0] = (await td_yield(), l)->depth;
    l->part[await wait(1)].deep += await wait(6);
    (await td_yield(), l)->breaks = saved.breaks;
    return l->breaks.target * 10000 + l->continues.target * 1000 + l->continues.inside[0] * 100 +
           l->part[1].deep;
}

static async int swap(point_pointer p, point_row row)
{
    *p = (await td_yield(), row[await wait(2)]);
    chosen->free = (await td_yield(), *chosen).fixed + chosen->free + await wait(1);
    return p->x * 10 + p->y;
}

async int main(void)
{
    struct loops l = {1, {2, {3, 4}}, {5, {6, 7}}, {{{0}}}};
    point_row row = {{1, 2}, {3, 4}, {5, 6}};

    printf("%d\n", await outer());
    printf("%d\n", await inner(&l));
    printf("%d\n", await swap(row, row));
    printf("%d\n", storage.free);
    return 0;
}
// expect: 328
// expect: 29106
// expect: 56
// expect: 43
