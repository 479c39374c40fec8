// Right side first, then left: effects of the left side are not seen on the right, those of the right are.
#include <stdio.h>
#include <tandem.h>

static async int f(int v)
{
    await td_yield();
    return v;
}
static int where, cells[4], order[20], n_order;
static int *bump(void)
{
    order[n_order++] = 1;
    return &cells[where++];
}
static int right(int v)
{
    order[n_order++] = 2;
    return v;
}
struct s { int k, a[4]; struct s *next; };

async int main(void)
{
    int v[6] = {0}, n = 2, y = 0, i = 0, x;
    v[n++] = n + await f(10);
    printf("%d %d\n", v[2], n);
    v[n--] = await f(20) + n;
    printf("%d %d\n", v[3], n);
    *bump() = y = await f(10);
    printf("%d %d %d\n", cells[0], y, where);
    *bump() = right(await f(3));
    printf("%d %d %d\n", cells[1], order[1], order[2]);
    v[i] = i = await f(4);
    printf("%d %d %d\n", v[0], v[4], i);
    v[i++] += -i + await f(30);
    printf("%d %d\n", v[4], i);
    x = 5;
    x += x = await f(7);
    printf("%d\n", x);
    v[n = 1] = n * await f(3);
    printf("%d %d\n", v[1], n);
    i = 0;
    v[i++] = v[i++] = await f(9);
    printf("%d %d %d\n", v[0], v[1], i);
    struct s s = {1, {0}, &s}, *p = &s;
    p->a[p->k++] = p->k + await f(5);
    printf("%d %d\n", s.a[1], s.k);
    p->next->a[3] = p->k = await f(2);
    printf("%d %d\n", s.a[3], s.k);
    i = 1;
    v[i + await f(1)] = i++;
    printf("%d %d\n", v[2], i);
    unsigned char c;
    int w = 0;
    v[w++] = c = await f(300) + w;
    printf("%d %d %d\n", v[0], c, w);
    i = 3;
    int t = v[--i] = ({ i + await f(1); });
    printf("%d %d %d\n", t, v[2], i);
    n = 1;
    v[n++] = n ? n + await f(1) : 0;
    printf("%d %d\n", v[1], n);
    n = 1;
    int z = (v[n++] = -n + await f(1)) + await f(2);
    printf("%d %d %d\n", z, v[1], n);
    return 0;
}
// std: gnu11
// elision: no (C leaves the order of the two sides open)

// expect: 12 3
// expect: 23 2
// expect: 10 10 1
// expect: 3 2 1
// expect: 0 4 4
// expect: 30 5
// expect: 14
// expect: 6 1
// expect: 9 9 2
// expect: 6 2
// expect: 2 2
// expect: 12 2
// expect: 44 44 1
// expect: 4 4 2
// expect: 2 2
// expect: 2 0 2
