// Mixed signedness in operators with an await on one side: the usual conversions stay.
// warnings: no (comparisons of mixed signedness are the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async unsigned ulater(unsigned v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int m = -1;
    unsigned u = 1;
    long long big = -1;
    unsigned long long ubig = 1;

    printf("%d %d\n", m < await ulater(1), m < await later(1));
    printf("%d %d\n", await later(-1) > u, big < await ulater(1));
    printf("%d\n", await later(-1) < ubig);
    printf("%d\n", (u - await later(2)) > 0);
    printf("%lld\n", 1LL << await later(40));
    printf("%d\n", await later(-16) >> await later(2));
    printf("%u\n", await ulater(0x80000000u) >> await later(31));
    printf("%d\n", 7 & await later(13) ^ await later(1) | await later(16));
    return 0;
}
// expect: 0 1
// expect: 1 1
// expect: 0
// expect: 1
// expect: 1099511627776
// expect: -4
// expect: 1
// expect: 20
