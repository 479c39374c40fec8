// Temporaries of block-scope types without a tag, and of types that an inner block's tag hides.
// std: c11
// flags: -Wno-unused-value
#include <stdio.h>
#include <tandem.h>

struct p {
    int x, y;
};

static async int wait(int x)
{
    await td_yield();
    return x;
}

static async int kept(int i)
{
    static const struct { const char *n; int v; } names[] = {{"x", 1}, {"y", 2}};
    typedef struct { int k; } L;
    L l[2] = {{4}, {5}}, *pl = l;

    return names[await wait(i)].v + (pl + await wait(1))->k + (await wait(0), pl)->k;
}

/* nothing of these types lives across a suspension: they stay where they are */
static async int passing(int i)
{
    struct {
        int k;
        struct { int deep[2]; } in;
        union { int u; struct { long w; } v; };
    } l[2] = {{4, {{1, 2}}, {9}}, {5, {{6, 7}}, {8}}}, *pl = l;
    int sum = (await wait(0), pl)->k;

    sum += (await td_yield(), pl)->in.deep[1] + i;
    sum += (await td_yield(), (await td_yield(), *pl).in).deep[1];
    return sum + (int)(await td_yield(), pl->v).w;
}

static async int hidden(struct p *outer)
{
    int sum = 0;
    struct p { long long q[2]; } in = {{1, 2}};

    sum += (await td_yield(), *outer).x;
    sum += (int)(await td_yield(), in).q[1];
    {
        struct p { char c[40]; } deeper = {"abc"};
        sum += (await td_yield(), deeper).c[1];
        sum += (int)(await td_yield(), in).q[0] + (await td_yield(), *outer).y;
    }
    return sum;
}

async int main(void)
{
    struct p r = {50, 60};

    printf("%d\n", await kept(1));
    printf("%d\n", await passing(1));
    printf("%d\n", await hidden(&r));
    return 0;
}
// expect: 11
// expect: 18
// expect: 211
