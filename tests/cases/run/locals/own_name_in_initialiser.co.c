/* A name is in scope in its own initialiser, also in the part of it that goes before the declaration. */
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

struct node {
    int v;
    struct node *next;
};

static async void *make(size_t n)
{
    await td_yield();
    return calloc(1, n);
}

static async int fill(int *p)
{
    await td_yield();
    *p = 3;
    return 4;
}

static async int two(void)
{
    await td_yield();
    return 2;
}

static async int here(const void *p, const void *q)
{
    await td_yield();
    return p == q;
}

static async int once(int v)
{
    struct node *e = (struct node *)await make(sizeof(*e));
    int result;

    e->v = v; /* e does not live over a wait */
    result = e->v;
    free(e);
    return result;
}

async int main(void)
{
    struct node *const c = await make(await two() * sizeof *c), *d = await make(sizeof *d + sizeof *c);
    volatile int x = await fill((int *)&x) + await two();
    char buf[sizeof c] = {await two(), sizeof buf};
    void *at[] = {await here(&at, at) ? &at : NULL, at};
    struct node n = {await two() + (int)sizeof n, &n};

    printf("%d %d %d\n", x, c[1].v, d->v);
    printf("%d %d\n", buf[0], buf[1] == sizeof buf);
    printf("%d %d\n", at[0] == &at, at[1] == at);
    printf("%d %d\n", n.v == 2 + (int)sizeof n, n.next == &n);
    printf("%d\n", await once(7));
    free(c);
    free(d);
    return 0;
}

// std: c11
// expect: 6 0 0
// expect: 2 1
// expect: 1 1
// expect: 1 1
// expect: 7
