// Every compound assignment operator with an await on its right.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = 10;
    unsigned u = 0xf0;
    double d = 1;

    a += await later(5);
    printf("%d ", a);
    a -= await later(3);
    printf("%d ", a);
    a *= await later(2);
    printf("%d ", a);
    a /= await later(5);
    printf("%d ", a);
    a %= await later(3);
    printf("%d\n", a);
    u <<= await later(4);
    printf("%x ", u);
    u >>= await later(6);
    printf("%x ", u);
    u |= (unsigned)await later(3);
    printf("%x ", u);
    u &= ~(unsigned)await later(1);
    printf("%x ", u);
    u ^= 0xff & (unsigned)await later(-1);
    printf("%x\n", u);
    d /= await later(8);
    printf("%.3f\n", d);
    return 0;
}
// expect: 15 12 24 4 1
// expect: f00 3c 3f 3e c1
// expect: 0.125
