/* A file that includes itself, between functions and (by way of another file) in a body. */
// expect: 1 20 1 22
// expect: 12398
#ifndef PASS
#include <stdio.h>
#include <tandem.h>

static async int number(int v)
{
    await td_yield();
    return v;
}

#define PASS 1
#define MAKE(x)                                                                                   \
    static async int x##1(void) { return await number(__LINE__); }                                \
    static async int x##2(void) { return await number(20); }
#include "reads_itself.co.c"
#undef PASS
#define PASS 2
#include "reads_itself.co.c"
#undef PASS
#define PASS 3
#include "reads_itself.co.c"

static async int nested(void)
{
    int r = 0;
#define DEPTH 0
#include "aux/itself.def"
    return r;
}

int main(void)
{
    printf("%d %d %d %d\n", a1() > 0, a2(), c1() > 0, c2() + b());
    printf("%d\n", nested());
    return 0;
}
#elif PASS == 1
MAKE(a)
#elif PASS == 2
static async int b(void)
{
#if PASS == 2
    return await number(2);
#endif
    return 5;
}
#else
MAKE(c)
#endif
