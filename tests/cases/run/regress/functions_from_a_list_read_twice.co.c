// Functions made by macros of a list that is included twice.
#include <stdio.h>
#include <tandem.h>

#define CAT(a, b) CAT_(a, b)
#define CAT_(a, b) a##b
#define LINK(n, m)                                                                                 \
    static async int CAT(f, n)(int v)                                                              \
    {                                                                                              \
        int r = await CAT(f, m)(v + 1);                                                            \
        return r;                                                                                  \
    }

static async int f01(int v)
{
    await td_yield();
    return v;
}

#define T(n) CAT(0, n)
#include "aux/twice.def"
#undef T

static async int f11(int v)
{
    return await f03(v);
}

#define T(n) CAT(1, n)
#include "aux/twice.def"

async int main(void)
{
    printf("%d\n", await f13(1));
    return 0;
}
// expect: 5
