// A union read through another member after a suspension gives the bytes that were stored.
#include <stdio.h>
#include <tandem.h>
#include <stdint.h>
#include <string.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

union pun {
    float f;
    uint32_t u;
    unsigned char b[4];
};

async int main(void)
{
    union pun p;
    float f = 1.0f;
    uint32_t u;

    p.f = 1.0f;
    await td_yield();
    printf("%08x\n", (unsigned)p.u);
    p.u |= (uint32_t)await later(0x400000);
    printf("%.2f\n", (double)p.f);
    memset(p.b, await later(0), sizeof p.b);
    await td_yield();
    memcpy(&u, &f, sizeof u);
    await td_yield();
    printf("%.1f %d\n", (double)p.f, u == 0x3f800000u);
    return 0;
}
// expect: 3f800000
// expect: 1.50
// expect: 0.0 1
