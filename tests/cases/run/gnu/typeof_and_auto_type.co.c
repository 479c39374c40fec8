// typeof and __auto_type around awaits: the operand of typeof is not called.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static int calls;

static async long later(long v)
{
    calls++;
    await td_yield();
    return v;
}

static async const char *name(void)
{
    await td_yield();
    return "name";
}

async int main(void)
{
    __auto_type a = await later(1L << 40);
    __auto_type s = await name();
    typeof(await later(0)) b = await later(3);
    typeof(&b) pb = &b;
    typeof(int[3]) list = { 1, 2, (typeof(list[0]))await later(3) };
    typeof(*pb + 1.0) d = await later(2) + .5;
    typeof(typeof(a) *) pa = &a;
    __typeof__(later) *f = later;
    int before = calls;

    await td_yield();
    {
        typeof(a) a = 7; /* the outer one's type; this one's value */
        __auto_type inner = await f(a) + *pb;
        *pa += inner;
        __auto_type p = &a;
        await td_yield();
        *p += sizeof(typeof(await later(9)));
        printf("%ld\n", a);
    }
    printf("%d %d\n", calls - before, before);
    printf("%ld %s %ld %d %.1f %d\n", a - (1L << 40), s, *pb, list[2], d,
           (int)sizeof(typeof(list)));
    return 0;
}
// expect: 15
// expect: 1 4
// expect: 10 name 3 3 2.5 12
