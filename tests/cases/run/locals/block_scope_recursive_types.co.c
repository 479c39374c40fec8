// Block-scope structs that point to themselves and to each other; a forward one hides another.
// warnings: no (shadowing is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct b {
    char outer;
};

async int main(void)
{
    struct b hidden = { 'o' };
    struct list {
        int v;
        struct list *next;
    } two = { 2, NULL }, one = { await later(1), &two };

    {
        struct b;
        struct a {
            struct b *b;
            int n;
        };
        struct b {
            struct a *a;
            int (*visit)(struct b *);
            long n;
        };
        struct a a = { NULL, 10 };
        struct b b = { &a, NULL, 20 };
        a.b = &b;
        await td_yield();
        a.b->n += b.a->n;
        await td_yield();
        printf("%ld %d\n", b.n, b.visit == NULL);
    }
    for (struct list *l = &one; l; l = l->next)
        printf("%d\n", await later(l->v));
    printf("%c %d\n", hidden.outer, (int)sizeof(struct b));
    return 0;
}
// expect: 30 1
// expect: 1
// expect: 2
// expect: o 1
