// __int128 and vector types as locals, across suspensions.
// std: gnu11
// warnings: no (extensions)
#include <stdio.h>
#include <tandem.h>

#if defined(__SIZEOF_INT128__)
typedef __int128 wide;
#else
typedef long long wide;
#endif
typedef int four __attribute__((vector_size(16)));

static async wide later(wide v)
{
    await td_yield();
    return v;
}

static async four add(four a, four b)
{
    await td_yield();
    return a + b;
}

async int main(void)
{
    wide w = (wide)1 << 60;
    four f = { 1, 2, 3, 4 }, g = f * 10;

    w = w * 2 + await later(w);
    f = await add(f, g) + await add(g, g);
    await td_yield();
    printf("%lld\n", (long long)(w >> 60));
    printf("%d %d %d %d\n", f[0], f[1], f[2], f[3]);
    return 0;
}
// expect: 3
// expect: 31 62 93 124
