// What *p, p->v and a[i] hold left of an await is read before it.
// elision: no (plain C may read memory after the call)
#include <stdio.h>
#include <tandem.h>

struct cell {
    int v;
    struct cell *next;
};

static async int clobber(struct cell *c, int *a)
{
    await td_yield();
    c->v = -1;
    c->next = c;
    a[0] = a[1] = -1;
    return 0;
}

async int main(void)
{
    struct cell two = { 20, NULL }, one = { 10, &two };
    int a[2] = { 3, 4 }, *p = a, i = 1;

    printf("%d\n", one.next->v + await clobber(&one, a));
    one.v = 10, one.next = &two, a[0] = 3, a[1] = 4;
    printf("%d\n", *p * 10 + a[i] + await clobber(&one, a) + a[i]);
    one.v = 10, one.next = &two, a[0] = 3, a[1] = 4;
    printf("%d\n", (&one)->v + p[1] + await clobber(&one, a) + one.v);
    return 0;
}
// expect: 20
// expect: 33
// expect: 13
