// static locals of block-scope types, that point to each other, beside frame variables.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int next(int reset)
{
    struct ring {
        int v;
        struct ring *next;
    };
    enum { SIZE = 3 };
    static struct ring ring[SIZE];
    static struct ring *at = &ring[0];
    static const char names[][4] = { "a", "bc" };
    int base = reset ? 100 : 0;

    if (!ring[0].next)
        for (int i = 0; i < SIZE; i++) {
            ring[i].v = await later(i * 10);
            ring[i].next = &ring[(i + 1) % SIZE];
        }
    at = at->next;
    await td_yield();
    return base + at->v + (int)sizeof names[0];
}

async int main(void)
{
    for (int i = 0; i < 4; i++)
        printf("%d\n", await next(i == 2));
    return 0;
}
// expect: 14
// expect: 24
// expect: 104
// expect: 14
