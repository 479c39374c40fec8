// Declarations that depend on their own line number keep their types, after functions that are
// printed on fewer lines, or on more, when their types are asked.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
#define UNIQUE enum { PASTE(line_, __LINE__) = __LINE__ }
#define later(x) later((x) + 1)

static async int first(int v)
{
    await td_yield();

    return v;
}
extern char on18[__LINE__];
UNIQUE;
static async int one(int v) { await td_yield(); return v; } extern char on20[__LINE__];
_Static_assert(__LINE__ == 21, "");
#if __LINE__ == 22
typedef short T;
#else
typedef long T;
#endif
static int (later)(int v) { return v; }

/* A name out of its own macro takes more lines in the asked text than it has. */
static async int painted(int v) { await td_yield(); return later(v); } extern char on30[__LINE__];
UNIQUE;
static int plain(void)
{
    return __LINE__ - 34;
}
static T values[2] = {40, 50};

static async int show(void)
{
    __typeof__(on18) a = {0};
    __typeof__(on20) b = {0};
    __typeof__(on30) c = {0};
    char d[sizeof values / sizeof values[0] * sizeof(T)], e[line_31];
    long sum = values[await one(1)] + await first(2);
    e[0] = d[0] = a[0] + b[0] + c[0];
    printf("%zu %zu %zu %zu %zu %d\n", sizeof a, sizeof b, sizeof c, sizeof d, sizeof e, e[0]);
    return (int)sum + line_19 + await painted(0) + plain();
}

// expect: 18 20 30 4 31 0
// expect: 72
async int main(void)
{
    printf("%d\n", await show());
    return 0;
}
