/* Macros that define several functions, plain ones beside annotated ones, or parts of one. */
// expect: 83 7 6 9
// expect: 6 77
// warnings: no (the ; after a function of a macro)
// elision: no (defer)
#include <stdio.h>
#include <tandem.h>

static async int number(int v)
{
    await td_yield();
    return v;
}

#define DEFINE(T, p)                                                                              \
    static T p##_plain(void) { return 1; }                                                        \
    static async T p##_get(void) { return await number((int)p##_plain() + 40); }                  \
    static T p##_after(T x) { return x + 1; }                                                     \
    static async T p##_two(void) { defer (void)0; return p##_after(await p##_get()); }
DEFINE(int, foo) DEFINE(long, bar)

#define PLAIN_ONES int g(void); int g(void) { return 77; } int h(void); int h(void) { return 2; }
PLAIN_ONES
static async int uses(void)
{
    (void)h;
    return await foo_two() + (int)await bar_get();
}

#define BEGIN(name) static async int name(void) {
#define END return r; }
BEGIN(odd) int r = await number(3); r += await number(4); END

#define SAME(...) __VA_ARGS__
SAME(static async int whole(int a)
{
    int q = await number(a);
    return q + await number(1);
}
static int plain(void) { return 9; })

#define FUNCTION(name, body) static async int name(int a) body
FUNCTION(loop, {
    int q = 0;
    for (int i = 0; i < a; i++)
        q += await number(i);
    return q;
})

#define DECLARES int early(void); static async int late(void)
DECLARES { return await number(early()); }
int early(void)
{
    return g();
}

int main(void)
{
    (void)bar_two;
    printf("%d %d %d %d\n", uses(), odd(), whole(5), plain());
    printf("%d %d\n", loop(4), late());
    return 0;
}
