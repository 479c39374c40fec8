// Structs and unions with nested members, assigned whole across suspensions.
#include <stdio.h>
#include <tandem.h>

struct in {
    short s;
    double d;
};
struct out {
    char c;
    struct in in[2];
    union {
        int i;
        unsigned char bytes[sizeof(int)];
    } u;
};

async int main(void)
{
    struct out a = { 'x', { { 1, 1.5 }, { 2, 2.5 } }, { 0 } }, b;

    await td_yield();
    b = a;
    a.in[1] = a.in[0];
    a.in[0].s = 9;
    await td_yield();
    b.u.bytes[0] = b.u.bytes[1] = b.u.bytes[2] = b.u.bytes[3] = 1;
    struct in c = b.in[1];
    await td_sleep(1);
    printf("%c %d %.1f %d %.1f\n", a.c, a.in[0].s, a.in[0].d, a.in[1].s, a.in[1].d);
    printf("%c %d %.1f %d\n", b.c, c.s, c.d, b.u.i == 0x01010101);
    return 0;
}
// expect: x 9 1.5 1 1.5
// expect: x 2 2.5 1
