// Plain and compound assignment of an await to bit-fields, which truncate.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct flags {
    unsigned a : 3;
    signed b : 4;
    unsigned c : 9;
};

async int main(void)
{
    struct flags f = { 0, 0, 0 }, *p = &f;

    f.a = (unsigned)await later(13) & 7;
    p->b = await later(-8);
    f.c += (unsigned)await later(500);
    f.c += (unsigned)await later(20);
    p->a |= (unsigned)await later(2);
    f.b += await later(3);
    printf("%d %d %d\n", f.a, f.b, f.c);
    return 0;
}
// expect: 7 -5 8
