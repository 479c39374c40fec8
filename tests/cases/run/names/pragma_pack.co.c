// A #pragma pack in force is about the user's types: frames are laid out as ever, and it is in force after them
// std: gnu11
#include <tandem.h>

#include <stdint.h>
#include <stdio.h>

struct before {
    char c;
    long l;
};

async long double n(long double v)
{
    await td_yield();
    return v;
}

#pragma pack(1)
struct packed {
    char c;
    long l;
};

/* Its frame holds what must be aligned; it is another file's as far as others can tell. */
async long double wide(char c, long double v)
{
    char before = c;
    long double own = v;
    long double *at = &own;
    await td_yield();
    if ((uintptr_t)at % _Alignof(long double) || (uintptr_t)&own % _Alignof(long double))
        return -1;
    return own + before;
}

struct still_packed {
    char c;
    long l;
};

async int through_a_pointer(void)
{
    long double (*f)(char, long double) = wide;
    struct still_packed s = {1, 2};
    long double v = await f(1, 2), w = await f(2, 3);
    return (int)(v * 10 + w) + (int)sizeof s + (int)s.l;
}

generator(long double) both(char c)
{
    long double v = c;
    yield v;
    yield v * 2;
}
#pragma pack()

/* Within a body, where the type moves to file scope. */
async int inner(void)
{
#pragma pack(push, 2)
    struct own {
        char c;
        int i;
    } own = {1, 2};
#pragma pack(pop)
    struct natural {
        char c;
        int i;
    } natural = {3, 4};
    struct own *at = &own;
    struct natural *there = &natural;
    long double (*f)(char, long double) = wide;
    int v = (int)await f(3, 4);
    return at->i + there->i + 100 * (int)sizeof own + 1000 * (int)sizeof natural + 10000 * v;
}

#define PACK _Pragma("pack(push, 1)")
#define UNPACK _Pragma("pack(pop)")
PACK
struct by_macro {
    char c;
    int i;
};
async int by_macro(struct by_macro m)
{
    struct by_macro *at = &m;
    await td_yield();
    return at->i + (int)sizeof *at;
}
UNPACK

async int main(void)
{
    printf("%d %d\n", (int)(await wide(1, 2)), await through_a_pointer()); // expect: 3 46
    foreach (long double, v, both(3))
        printf("%d\n", (int)v);
    // expect: 3
    // expect: 6
    printf("%d\n", await inner()); // expect: 78606
    printf("%d\n", await by_macro((struct by_macro){1, 2})); // expect: 7
    printf("%d %d %d\n", (int)sizeof(struct before), (int)sizeof(struct packed), // expect: 16 9 9
           (int)sizeof(struct still_packed));
    printf("%d\n", (int)(await n(5))); // expect: 5
    return 0;
}
