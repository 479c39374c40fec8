// A type of file scope keeps its meaning where a parameter, variable, typedef, enumerator or tag hides its name
// std: gnu11
// warnings: no (the shadowing is the point)
#include <tandem.h>

#include <stdio.h>

typedef long T;
typedef struct list {
    struct list *next;
    int v;
} list;
struct pt {
    int x;
};
union num {
    long l;
    double d;
};
typedef int vec[3];
typedef int (*op)(int);

async int n(int v) { await td_yield(); return v; }
async long m(long v) { await td_yield(); return v; }

async list *last(list *list)
{
    while (list->next) {
        await td_yield();
        list = list->next;
    }
    return list;
}

async struct pt mk(int x)
{
    await td_yield();
    return (struct pt){x};
}

async union num number(long l)
{
    union num num = {l + await m(1)};
    return num;
}

async op pick(op op)
{
    await td_yield();
    return op;
}

static int twice(int a)
{
    return 2 * a;
}

// The inner tag is another type, and its name also that of a variable.
async int tagged(void)
{
    struct pt {
        char c[3];
    } q = {{1, 2, 3}};
    int pt = 4;
    return (await mk(5)).x + q.c[2] + pt + (int)sizeof q + (await mk(6)).x;
}

async int in_typedef(void)
{
    typedef char T;
    T c = 1;
    printf("%ld\n", (long)await m(300) + c);
    return 0;
}

async int in_enum(void)
{
    enum { T = 7, vec };
    T + vec;
    return (int)await m(300) * 2 + T;
}

async int in_loop(void)
{
    int s = 0;
    for (int T = 0; T < 3; T++)
        s += (int)await m(2);
    return s;
}

generator(T) gen(T T)
{
    for (int i = 0; i < 3; i++)
        yield T + i;
}

async T sum(int T)
{
    int s = 0;
    foreach (long, v, gen(T))
        s += (int)v;
    await td_yield();
    return s;
}

generator(list *, list *) walk(list *list)
{
    while (list) {
        yield list;
        list = received(struct list *) ? received(struct list *) : list->next;
    }
}

async int arr(int vec)
{
    int (*p)[3] = &(int[3]){1, 2, 3};
    return (*p)[await n(1)] + vec;
}

async int pointer_to_array(vec *v, int vec)
{
    return (*(await n(1) ? v : 0))[await n(2)] + vec;
}

async long old(k, pt)
    long k;
    struct pt pt;
{
    long sum = k;
    {
        int list = 2, T = 1;
        return sum + T + list + await m(pt.x) * await m(2);
    }
}

// The function's callee has its parameters written where the name means something else.
async int given(struct pt p, list l)
{
    return p.x + l.v + await n(1);
}

async int gives(void)
{
    struct pt {
        double d;
    } pt = {1.5};
    int list = 3;
    return await given(await mk(4), (struct list){0, list}) + (int)(pt.d * 2);
}

async int main(void)
{
    list a = {0, 7}, b = {&a, 1};
    printf("%d\n", (await last(&b))->v); // expect: 7
    printf("%d %d\n", (await pick(twice))(4), await tagged()); // expect: 8 21
    await in_typedef(); // expect: 301
    printf("%d %d\n", await in_enum(), await in_loop()); // expect: 607 6
    printf("%ld %d\n", await sum(3), await arr(4)); // expect: 12 6
    int seen = 0;
    foreach (list *, at, walk(&b))
        seen = 10 * seen + at->v;
    printf("%d\n", seen); // expect: 17
    printf("%ld %ld\n", await old(300, (struct pt){4}), (await number(8)).l); // expect: 311 9
    vec v = {1, 2, 3};
    printf("%d %d\n", await pointer_to_array(&v, 4), await gives()); // expect: 7 11
    return 0;
}
