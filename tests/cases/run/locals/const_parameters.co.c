// Parameters and results of qualified types, structs with const members, volatile and restrict.
// warnings: no (qualified results mean nothing)
#include <stdio.h>
#include <tandem.h>

struct konst {
    const int id;
    int v;
};

static async const int f(const int n, const struct konst k, const double d,
                         const char *const restrict s, volatile int v, const int a[const 2])
{
    await td_yield();
    v += n;
    return n + k.id + k.v + (int)d + s[1] + v + a[1];
}

static async const struct konst make(const struct konst old, const int by)
{
    await td_yield();
    return (struct konst){ old.id + by, old.v };
}

async int main(void)
{
    const int a[2] = { 1, 1000 };
    const struct konst k = { 2, 30 }, m = await make(await make(k, 5), 5);

    printf("%d\n", await f(4, k, 5.9, "ab", 6, a));
    printf("%d %d\n", m.id, m.v);
    return 0;
}
// expect: 1149
// expect: 12 30
