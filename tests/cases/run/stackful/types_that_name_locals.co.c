// Block-scope types and enum constants that depend on other locals: sizes, widths, members.
// remark: 'main' keeps a stack while it waits: a block-scope type that depends on a local
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    char buf[12] = "text";
    enum { HALF = sizeof buf / 2, BITS = HALF / 2 };
    struct piece {
        char c[sizeof buf];
        unsigned f : BITS;
        int v[HALF];
    } p = { "piece", 7, { 1, [HALF - 1] = await later(9) } };
    int sizes[sizeof p.v / sizeof p.v[0]] = { sizeof(struct piece) > sizeof buf };

    await td_yield();
    {
        struct piece buf[2] = { p, { .f = BITS } };
        enum { HALF = sizeof buf / sizeof buf[0] };
        int n[HALF] = { 5, 6 };
        await td_sleep(1);
        printf("%d %d %d\n", (int)(sizeof n / sizeof *n), n[HALF - 1], buf[1].f);
    }
    await td_yield();
    printf("%s %s %d %d\n", buf, p.c, p.f, p.v[HALF - 1]);
    printf("%d %d %d\n", (int)(sizeof sizes / sizeof *sizes), sizes[0], sizes[HALF - 1]);
    return 0;
}
// warnings: no (shadowing)
// expect: 2 6 3
// expect: text piece 7 9
// expect: 6 1 0
