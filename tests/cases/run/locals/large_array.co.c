// A local array of 64 KiB lives across suspensions, in two activations at once.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async unsigned fill(unsigned seed, int depth)
{
    unsigned char big[65536];
    unsigned sum = seed;

    for (int i = 0; i < 65536; i++)
        big[i] = (unsigned char)(seed = seed * 1103515245u + 12345u);
    if (depth)
        sum += await fill(sum + 1, depth - 1);
    await td_yield();
    for (int i = 0; i < 65536; i += 257) {
        if (i % 4096 == 0)
            await later(i);
        sum = sum * 31 + big[i];
    }
    return sum;
}

async int main(void)
{
    unsigned alone = await fill(2, 0);
    unsigned nested = await fill(1, 1), again = await fill(1, 1);

    printf("%d %d\n", nested == again, alone != nested);
    return 0;
}
// expect: 1 1
