// An await initialises a named member of a union inside a struct.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct value {
    int tag;
    union {
        int i;
        double d;
        const char *s;
    } u;
};

async int main(void)
{
    struct value a = { await later(1), { .i = await later(42) } };
    struct value b = { .tag = 2, .u.d = await later(3) };

    printf("%d %d\n", a.tag, a.u.i);
    printf("%d %.1f\n", b.tag, b.u.d);
    return 0;
}
// expect: 1 42
// expect: 2 3.0
