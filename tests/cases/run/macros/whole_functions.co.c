// Macros that expand to whole async functions, with and without awaits in their arguments.
#include <stdio.h>
#include <tandem.h>

#define DEFINE_LATER(type, name)                                                                 \
    static async type name(type v)                                                               \
    {                                                                                            \
        await td_yield();                                                                        \
        return v;                                                                                \
    }
#define ASYNC_FN(name, body) static async int name(int n) { body }
#define HEAD(name) static async int name(int n)
#define TAIL { return n; }

DEFINE_LATER(int, later)
DEFINE_LATER(double, dlater)
ASYNC_FN(twice, int t = await later(n); await td_yield(); return t + n;)
ASYNC_FN(count, int s = 0; for (int i = 0; i < n; i++) s += await twice(i); return s;)
HEAD(same) TAIL
HEAD(bigger)
{
    return await same(n) + await later(1);
}

async int main(void)
{
    printf("%d %.1f %d\n", await later(3), await dlater(1.5), await twice(4));
    printf("%d %d\n", await count(5), await bigger(8));
    return 0;
}
// expect: 3 1.5 8
// expect: 20 9
