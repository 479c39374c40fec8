// Types that a function declares with its result or its parameters, before and after async
// std: gnu11
// warnings: no (a struct in a parameter list)
#include <tandem.h>

#include <stdio.h>

async int n(int v) { await td_yield(); return v; }

struct pt { int x; } async mk(int x)
{
    await td_yield();
    return (struct pt){x};
}

static async struct own { int x; struct in { int y; } in; } own(int x)
{
    struct own o = {x, {x + 1}};
    struct in *in = &o.in;
    await td_yield();
    in->y++;
    return o;
}

async enum color { RED, GREEN } pick(int x)
{
    await td_yield();
    return x ? GREEN : RED;
}

async struct { int q; } *nameless(void *p)
{
    await td_yield();
    return p;
}

union { int q; unsigned u; } static async *before(void *p)
{
    await td_yield();
    return p;
}

/* Keeps a stack in one way of building: a struct by which nobody else can call it but with a void *. */
async int anyone(struct mine { int x; } *p, enum { LOW = 1, HIGH } e)
{
    struct mine m = *p;
    await td_yield();
    return m.x + p->x + e + HIGH;
}

async int main(void)
{
    int v = 3;
    struct own o = await own(5);
    printf("%d %d %d\n", (await mk(3)).x, o.x, o.in.y); // expect: 3 5 7
    printf("%d %d\n", (int)await pick(1), (await own(1)).in.y); // expect: 1 3
    printf("%d %d\n", (await nameless(&v))->q, (await before(&v))->q + await n(1)); // expect: 3 4
    printf("%d\n", await anyone((void *)&v, 2)); // expect: 10
    return 0;
}
