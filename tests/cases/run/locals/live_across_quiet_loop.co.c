// Values that live across a hot loop without suspensions, which itself changes some of them.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int keep = await later(5), count = 0;
    unsigned x = (unsigned)await later(12345);
    long long sum = 0;

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++) {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            sum += x & 15u;
            count += (x >> 7) % 3u == 0;
        }
        await td_yield();
        keep += round;
    }
    printf("%d %u %lld %d\n", keep, x, sum, count);
    return 0;
}
// expect: 8 2819622301 22243 1041
