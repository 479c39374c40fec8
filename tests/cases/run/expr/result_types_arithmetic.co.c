// Awaited results of every arithmetic type, each used in arithmetic beside another await.
#include <stdio.h>
#include <tandem.h>

#define MAKE(name, type)                                                                         \
    static async type name(type v)                                                               \
    {                                                                                            \
        await td_yield();                                                                        \
        return v;                                                                                \
    }
MAKE(get_float, float)
MAKE(get_double, double)
MAKE(get_llong, long long)
MAKE(get_ulong, unsigned long)
MAKE(get_short, short)
MAKE(get_uchar, unsigned char)
MAKE(get_bool, _Bool)

async int main(void)
{
    float f = await get_float(1.5f) * await get_float(3);
    double d = await get_double(0.1) + await get_float(0.5f);
    long long l = await get_llong(1LL << 40) + await get_short(-1);
    unsigned long u = await get_ulong(7) - await get_uchar(5);

    printf("%.2f %.2f %lld %lu\n", (double)f, d, l, u);
    printf("%d %d\n", await get_uchar(255) + await get_uchar(1), await get_short(-300) * 2);
    printf("%d %d\n", await get_bool(5 > 2) + await get_bool(1), (int)sizeof(await get_bool(1)));
    return 0;
}
// expect: 4.50 0.60 1099511627775 2
// expect: 256 -600
// expect: 2 1
