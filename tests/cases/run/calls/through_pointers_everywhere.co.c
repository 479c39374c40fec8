// Awaits through function pointers in locals, members, arrays, parameters and typedefs.
#include <stdio.h>
#include <tandem.h>

typedef async int handler(int);
typedef async int (*handler_ptr)(int);

struct ops {
    async int (*run)(int);
    handler *list[2];
    struct {
        handler_ptr deep;
    } in;
};

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int twice(int v)
{
    await td_sleep(1);
    return 2 * v;
}

static async int apply(handler f, handler_ptr g, async int (*h)(int), int v)
{
    return await f(await g(await h(v)));
}

async int main(void)
{
    async int (*local)(int) = later;
    handler_ptr table[] = { later, twice }, *pp = table;
    struct ops o = { twice, { later, &twice }, { twice } }, *p = &o;

    printf("%d %d\n", await local(1), await (*local)(2));
    printf("%d %d %d\n", await table[1](3), await (*pp)(4), await pp[1](5));
    printf("%d %d %d\n", await o.run(6), await p->list[1](7), await p->in.deep(8));
    printf("%d\n", await apply(twice, p->run, local, 9));
    return 0;
}
// expect: 1 2
// expect: 6 4 10
// expect: 12 14 16
// expect: 36
