// A place is found as it is before the await: each part of an address counts.
#include <stdio.h>
#include <tandem.h>

struct in { char c[4]; int n; };
struct out { struct in in[3]; struct in *p; int m[2][2]; };

static async int bump(int *i)
{
    await td_yield();
    return ++*i;
}
static async int shift(struct out **o)
{
    await td_yield();
    ++*o;
    return 1;
}
static async int pointer(struct out *o)
{
    await td_yield();
    o->p = &o->in[2];
    return 2;
}
static int take(const void *p, int v, const void *base)
{
    return 100 * v + (int)((const char *)p - (const char *)base);
}

async int main(void)
{
    struct in v[3] = {{"a", 0}};
    struct out o[2] = {{{{"", 0}}, NULL, {{0}}}}, *w = o;
    int i = 0, j = 1;
    o[0].p = &o[0].in[1];
    o[1].p = &o[1].in[1];
    printf("%d\n", take(&v[i].c, await bump(&i), v));
    printf("%d\n", take(&v[i].c[j], await bump(&j), v));
    printf("%d\n", take(v[i].c + j, await bump(&j), v));
    printf("%d\n", take(&(v + i)->n, await bump(&i), v));
    i = 0;
    printf("%d\n", take(&w->in[1].n, await shift(&w), o) % 100);
    w = o;
    printf("%d\n", take(w->in[1].c, await shift(&w), o) % 100);
    w = o;
    printf("%d\n", take(w[0].m[1], await shift(&w), o) - (int)sizeof o[0].in - (int)sizeof o[0].p);
    w = o;
    printf("%d\n", take(&o[0].p->n, await pointer(o), o));
    printf("%d\n", take(&*&v[i], await bump(&i), v));
    printf("%d\n", take(&i[v], await bump(&i), v));
    i = 0;
    printf("%d\n", take(&((struct out *)o)->in[i].n, await bump(&i), o));
    printf("%d\n", take((i ? &v[0] : &v[2])->c, await bump(&i), v));
    i = 1;
    printf("%d\n", take(&o->m[i][i], await bump(&i), o->m));
    return 0;
}

// std: gnu11
// elision: no (C leaves the order of arguments open)
// expect: 100
// expect: 209
// expect: 310
// expect: 212
// expect: 12
// expect: 8
// expect: 108
// expect: 212
// expect: 100
// expect: 208
// expect: 104
// expect: 200
// expect: 212
