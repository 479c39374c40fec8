// Many blocks one after the other whose variables may share storage, and one that lives over all.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct big {
    int v[50];
};

static int sum(const struct big *b)
{
    int s = 0;
    for (int i = 0; i < 50; i++)
        s += b->v[i];
    return s;
}

#define BLOCK(n)                                                                                 \
    {                                                                                            \
        struct big b##n = { { n } };                                                             \
        double d = n / 4.0;                                                                      \
        await td_yield();                                                                        \
        b##n.v[49] = await later(n);                                                             \
        total += sum(&b##n) + (int)(4 * d);                                                      \
    }

async int main(void)
{
    struct big over = { { 1000 } };
    int total = 0;

    BLOCK(1) BLOCK(2) BLOCK(3) BLOCK(4) BLOCK(5) BLOCK(6) BLOCK(7) BLOCK(8)
    if (total > 50)
        BLOCK(10)
    else
        BLOCK(20)
    over.v[1] = total;
    await td_yield();
    printf("%d\n", sum(&over));
    return 0;
}
// expect: 1138
