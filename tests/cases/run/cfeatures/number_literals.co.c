// Hex floats, suffixes, octal, character constants and large unsigned literals beside awaits.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    double d = 0x1.8p3 + await later(1), e = 1e3, f = .5;
    unsigned long long u = 0xFFFFFFFFFFFFFFFFull;
    float g = 1.5F;

    await td_yield();
    printf("%.1f %.1f %.1f %.1f\n", d, e, f, (double)g);
    printf("%llu\n", u - (unsigned long long)await later(15));
    printf("%d %d %d\n", 0777 - await later(511), 'a' + await later(1), 0xaL == await later(10));
    printf("%u\n", 4000000000u + (unsigned)await later(5));
    return 0;
}
// expect: 13.0 1000.0 0.5 1.5
// expect: 18446744073709551600
// expect: 0 98 1
// expect: 4000000005
