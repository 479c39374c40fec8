// Bit-fields of one bit to the full width, as left and right operands of awaits.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct w {
    signed one : 1;
    unsigned u1 : 1;
    int seven : 7;
    unsigned u31 : 31;
    int whole : 32;
    _Bool b : 1;
};

async int main(void)
{
    struct w w = { 0, 0, 0, 0, 0, 0 };
    int sum = 0;

    w.one = -1;
    w.u1 = 1u & (unsigned)await later(3);
    w.seven = await later(-64);
    w.u31 = 0x7fffffffu;
    w.whole = await later(-2147483647) - 1;
    w.b = await later(2) != 0;
    await td_yield();
    sum += w.one + await later(10);
    sum += w.u1 - await later(3) < 0 ? 100 : 0;
    sum += (w.seven + await later(0)) * w.b;
    sum += (w.u31 - (unsigned)await later(0x7ffffffe)) == 1 ? 1000 : 0;
    sum += (w.seven++ < await later(0)) + (w.u31 += (unsigned)await later(2)) % 10;
    printf("%d %d %u %d\n", sum, w.seven, w.u31, w.whole + await later(1));
    return 0;
}
// warnings: no (signedness)
// expect: 1047 -63 1 -2147483647
