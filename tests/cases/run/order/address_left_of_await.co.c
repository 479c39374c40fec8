// An address left of an await is the place itself: what the callee stores is seen there.
#include <stdio.h>
#include <tandem.h>

static async int store(int *p, int v)
{
    await td_yield();
    *p = v;
    return v;
}

static int both(const int *p, int v)
{
    return *p * 100 + v;
}

struct s {
    int a, b[2];
};

async int main(void)
{
    int x = 1;
    struct s s = { 1, { 2, 3 } }, *p = &s;

    printf("%d\n", both(&x, await store(&x, 7)));
    printf("%d\n", both(&s.b[1], await store(&s.b[1], 8)));
    printf("%d\n", both(p->b, await store(p->b, 9)));
    printf("%d\n", both(&p->a, await store(&s.a, 5)));
    printf("%d %d %d %d\n", x, s.a, s.b[0], s.b[1]);
    return 0;
}
// expect: 707
// expect: 808
// expect: 909
// expect: 505
// expect: 7 5 9 8
