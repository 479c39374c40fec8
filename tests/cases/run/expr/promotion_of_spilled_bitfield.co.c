// A bit-field left of an await keeps its value and is promoted as C promotes it.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct bits {
    unsigned narrow : 3;
    signed small : 5;
    unsigned full : 32;
    _Bool flag : 1;
};

async int main(void)
{
    struct bits b = { 7, -16, 0, 1 };

    printf("%d\n", b.narrow - await later(9));
    printf("%d\n", b.small + await later(1));
    printf("%d\n", b.full - (unsigned)await later(1) > 1000u);
    printf("%d\n", b.flag + await later(1));
    printf("%d\n", b.narrow << await later(4));
    printf("%d\n", b.narrow - await later(8) < 0);
    return 0;
}
// expect: -2
// expect: -15
// expect: 1
// expect: 2
// expect: 112
// expect: 1
