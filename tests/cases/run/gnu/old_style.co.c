// Old-style definitions: promoted parameters, structures, defaults to int, functions and arrays.
// std: gnu99
// warnings: no (old-style definitions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct pair { int a, b; };
union both { int i; float f; };

static async int mixed(c, s, f, p, u, a, g, n)
    char c;
    short s;
    float f;
    struct pair p;
    union both u;
    int a[];
    int (*g)();
{
    int r = c + s * 10 + (int)(f * 100) + p.b * 1000 + u.i * 10000 + a[1] * 100000;

    c = await later(c);
    return r + await g(n) + (c == 'x') + (s == 3) + (f == 4);
}

static async int same(p) struct pair p; { await td_yield(); p.a++; return p.a * p.b; }

async int later_pair(struct pair, float);
async int later_pair(struct pair p, float f) { await td_yield(); return p.a + (int)f; }

static async old_default(a, b) { await td_yield(); return a * b; }

async int main(void)
{
    struct pair p = { 1, 5 };
    union both u = { .i = 6 };
    int a[] = { 0, 7 };

    printf("%d\n", await mixed('\0', 3, 4.0, p, u, a, later, 8));
    printf("%d %d %d\n", await same(p), await later_pair(p, 2), await old_default(6, 7));
    return 0;
}
// expect: 765440
// expect: 10 3 42
