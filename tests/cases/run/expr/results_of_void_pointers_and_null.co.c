// Null results, void pointers converted both ways, and pointers compared after awaits.
#include <stdio.h>
#include <tandem.h>

struct obj {
    int n;
};

static async void *find(struct obj *o, int n)
{
    await td_yield();
    return o && o->n == n ? o : NULL;
}

static async _Bool same(const void *a, const void *b)
{
    await td_yield();
    return a == b;
}

async int main(void)
{
    struct obj o = { 5 }, *p, *q = await find(&o, 6);

    if (!(p = await find(&o, 5)) || q)
        puts("wrong");
    if (await find(NULL, 1) == NULL && !await find(&o, 1))
        puts("null");
    printf("%d %d\n", await same(p, &o), await same(q, p));
    printf("%d\n", ((struct obj *)await find(p, 5))->n + (await find(p, 5) ? 1 : 0));
    return 0;
}
// expect: null
// expect: 1 0
// expect: 6
