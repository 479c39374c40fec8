// Locals that point into themselves: to an own element, an own member, and themselves.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct ring {
    int data[4], *at;
    struct ring *self;
};

async int main(void)
{
    struct ring r = { { 1, 2, 3, 4 }, r.data + 1, &r };
    int a[3] = { 7, 8, 9 }, *p = a, **pp = &p;
    void *me = &me;

    await td_yield();
    for (int i = 0; i < 3; i++) {
        *r.at += await later(10 * i);
        r.at = r.at == r.data + 3 ? r.data : r.at + 1;
        ++*pp;
        await td_sleep(1);
    }
    r.self->data[3] += p == a + 3;
    printf("%d %d %d %d, %d\n", r.data[0], r.data[1], r.data[2], r.data[3],
           (int)(r.self->at - r.data));
    printf("%d %d %d\n", (int)(p - a), me == (void *)&me, r.self == &r);
    return 0;
}
// expect: 1 2 13 25, 0
// expect: 3 1 1
