// Callees that wait one after the other, while the caller's locals are in their hands by address.
#include <stdio.h>
#include <tandem.h>

struct big {
    int v[40];
};

static async int fill(struct big *b, int from)
{
    int saved[10] = { from, from };

    for (int i = 0; i < 40; i++) {
        b->v[i] = saved[i % 2] + i;
        if (i % 8 == 0)
            await td_yield();
    }
    return saved[0] + saved[9];
}

static async int fold(const struct big *a, const struct big *b)
{
    long local[20] = { 0 };
    int s = 0;

    for (int i = 0; i < 40; i++) {
        local[i % 20] += a->v[i] - b->v[i];
        if (i % 16 == 3)
            await td_yield();
    }
    for (int i = 0; i < 20; i++)
        s += (int)local[i];
    return s;
}

async int main(void)
{
    struct big a, b;
    int x = await fill(&a, 1000), y = await fill(&b, 1), z;
    {
        struct big c = a;
        x += await fill(&c, 5);
        z = await fold(&a, &c);
    }
    printf("%d %d %d %d\n", x, y, z, await fold(&a, &b));
    return 0;
}
// expect: 1005 1 39800 39960
