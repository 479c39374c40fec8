// typeof, __typeof__ and __auto_type for locals, with an await as the unevaluated operand.
// std: gnu11
// warnings: no (__auto_type and typeof)
#include <stdio.h>
#include <tandem.h>

static int calls;

static async long later(long v)
{
    calls++;
    await td_yield();
    return v;
}

struct pair {
    int x;
    char y[3];
};

static async struct pair make(int x)
{
    struct pair p = { x, "ab" };
    await td_yield();
    return p;
}

async int main(void)
{
    typeof(await later(0)) a = 1L << 40;
    __auto_type p = await make(5);
    __typeof__(p.y) text = { 'x', 'y' };
    typeof(&p) q = &p;
    typeof(int (*)[3]) none = 0;
    __auto_type n = calls;

    await td_yield();
    q->x++;
    typeof(a) b = a + await later(1);
    typeof(later) *f = later;
    printf("%ld %d %s %s %d\n", b, p.x, p.y, text, none == 0);
    printf("%d %d %ld\n", n, calls, await f(4));
    return 0;
}
// elision: no (calls may be read before the last call or after it)
// expect: 1099511627777 6 ab xy 1
// expect: 0 1 4
