/* A loop that computes much between two yields: locals are right after each resume. */
// expect: 20 values, 0 wrong
#include <stdio.h>
#include <tandem.h>

static generator(unsigned long) hashes(unsigned long seed, int n)
{
    unsigned long a = seed, b = seed * 31, c = 17, d = 0;

    for (int i = 0; i < n; i++) {
        for (int k = 0; k < 1000; k++) {
            a = (a * 6364136223846793005ul + b) & 0xffffffffffful;
            b ^= a >> 7;
            c += b & 0xff;
            d = d * 3 + (c ^ a) % 1021;
        }
        d &= 0xfffffffful;
        yield d;
        if (i % 2)
            c = 0;
    }
}

static void plain(unsigned long seed, int n, unsigned long *out)
{
    unsigned long a = seed, b = seed * 31, c = 17, d = 0;

    for (int i = 0; i < n; i++) {
        for (int k = 0; k < 1000; k++) {
            a = (a * 6364136223846793005ul + b) & 0xffffffffffful;
            b ^= a >> 7;
            c += b & 0xff;
            d = d * 3 + (c ^ a) % 1021;
        }
        d &= 0xfffffffful;
        out[i] = d;
        if (i % 2)
            c = 0;
    }
}

int main(void)
{
    unsigned long wanted[20];
    int n = 0, wrong = 0;

    plain(12345, 20, wanted);
    foreach (unsigned long, h, hashes(12345, 20))
        wrong += h != wanted[n++];
    printf("%d values, %d wrong\n", n, wrong);
    return 0;
}
