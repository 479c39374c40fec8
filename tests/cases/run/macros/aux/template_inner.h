#ifndef TEMPLATE_ONCE
#define TEMPLATE_ONCE
struct common {
    int x;
};
static int plain(struct common c)
{
    return c.x;
}
#endif

static async int NAME(leaf)(struct common c)
{
    defer c.x++;
    int k = STEP;
    return await number(k) + plain(c);
}

static async int NAME(middle)(int v)
{
    struct common c = {BASE + v};
#if LEVEL == 1
    v = await NAME(leaf)(c) * 1;
#else
    v = await NAME(leaf)(c) * 2 + await number(0);
#endif
    return v;
}
