// Locals of anonymous struct, union and enum types, nested and in arrays.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    struct {
        int x;
        union {
            int i;
            char c[4];
        };
        struct {
            int a, b;
        } in[2];
    } s = { 1, { 2 }, { { 3, 4 }, { 5, 6 } } }, copy;
    union {
        unsigned u;
        struct {
            unsigned lo : 16, hi : 16;
        };
    } w = { 0 };
    enum { OFF, ON } sw = OFF;

    await td_yield();
    copy = s;
    copy.in[1].b += await later(10);
    s.i = await later(7);
    w.u = (unsigned)await later(0x00010001);
    sw = await later(1) ? ON : OFF;
    printf("%d %d %d %d\n", s.x, s.i, copy.i, copy.in[1].b);
    printf("%d %d %d\n", w.lo, w.hi, sw);
    return 0;
}
// expect: 1 7 2 16
// expect: 1 1 1
