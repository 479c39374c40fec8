// Large structs as arguments and results, copied at the call and not later.
#include <stdio.h>
#include <tandem.h>

struct big {
    int v[200];
    double d;
};

static async struct big bump(struct big b, int by)
{
    for (int i = 0; i < 200; i++) {
        if (i % 50 == 0)
            await td_yield();
        b.v[i] += by;
    }
    b.d *= 2;
    return b;
}

static async long sum(struct big a, const struct big *b, struct big c)
{
    long s = 0;

    await td_yield();
    for (int i = 0; i < 200; i++)
        s += a.v[i] + b->v[i] + c.v[i];
    return s;
}

async int main(void)
{
    struct big b = { { 1, 2, 3 }, 0.5 };
    struct big c = await bump(b, 1);

    b = await bump(await bump(b, 10), 100);
    printf("%d %d %d %.1f\n", b.v[0], b.v[2], b.v[199], b.d);
    printf("%d %d %.1f\n", c.v[0], c.v[199], c.d);
    printf("%ld\n", await sum(b, &c, await bump(c, 1)));
    return 0;
}
// expect: 111 113 110 2.0
// expect: 2 1 1.0
// expect: 22618
