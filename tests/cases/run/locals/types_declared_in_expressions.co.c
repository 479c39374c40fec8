// Types declared in unusual places: in sizeof, a cast, a compound literal, a parameter list.
// warnings: no (such types are the point)
#include <stdio.h>
#include <tandem.h>
#include <stddef.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int n = (int)sizeof(struct inner { int a[3]; }) / (int)sizeof(int);
    struct inner i = { { 1, 2, await later(3) } };
    struct outer {
        struct middle {
            int m;
        } mid;
        enum kind { KIND_A, KIND_B = 5 } kind;
    } o = { { 4 }, KIND_B };
    struct middle m = o.mid;
    enum kind k = (enum kind)await later(KIND_A);
    struct late {
        int v;
    } *p = &(struct late){ await later(8) };
    int e = (enum { SEVEN = 7 })SEVEN;

    await td_yield();
    m.m += SEVEN;
    p->v += (int)offsetof(struct inner, a);
    await td_yield();
    printf("%d %d %d %d %d %d\n", n, i.a[2], o.mid.m, m.m, o.kind, k);
    printf("%d %d\n", p->v, e);
    return 0;
}
// expect: 3 3 4 11 5 0
// expect: 8 7
