// Bit-fields of a local keep their values and their neighbours across suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct packed {
    unsigned a : 1;
    unsigned b : 2;
    int c : 5;
    unsigned : 0;
    unsigned d : 31;
    _Bool e : 1;
};

async int main(void)
{
    struct packed p = { 1, 2, -3, 12345, 1 };

    for (int i = 0; i < 3; i++) {
        await td_yield();
        p.b++;
        p.c -= 4;
        p.d = (unsigned)await later((int)p.d * 2);
        p.e = !p.e;
        p.a ^= (unsigned)await later(1) & 1u;
    }
    printf("%u %u %d %u %d\n", p.a, p.b, p.c, p.d, p.e);
    return 0;
}
// expect: 0 1 -15 98760 0
