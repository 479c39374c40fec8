/* An infinite generator, read a hundred thousand times and dropped. */
// expect: 694140833 2061438560
#include <stdio.h>
#include <tandem.h>

static generator(unsigned) lcg(unsigned seed)
{
    for (;;) {
        seed = seed * 1664525u + 1013904223u;
        yield seed;
    }
}

int main(void)
{
    td_gen *g = lcg(1);
    unsigned v = 0, parity = 0;

    for (int i = 0; i < 100000; i++) {
        td_next(g, &v);
        parity ^= v;
    }
    printf("%u %u\n", v, parity);
    td_gen_free(g);
    return 0;
}
