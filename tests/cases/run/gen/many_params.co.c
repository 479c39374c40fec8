/* A dozen parameters of different types all survive. */
// expect: 97.00
// expect: 1.00
// expect: 8589934588.00
// expect: 0.75
// expect: 209.00
// expect: 121.00
// expect: 11.00
// expect: 8589935026.75
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static generator(double) many(char a, short b, int c, long d, long long e, float f, double g,
                              unsigned char h, unsigned i, const char *j, int *k, bool l)
{
    yield a;
    yield b + c;
    yield (double)(d + e);
    yield f + g;
    yield h + i;
    yield j[1];
    yield *k;
    yield l ? a + b + c + (double)d + (double)e + f + g + h + i + j[0] + *k : 0;
}

int main(void)
{
    int k = 11;
    td_gen *g = many('a', -2, 3, -4L, 1LL << 33, 0.5f, 0.25, 200, 9u, "xyz", &k, true);
    double v;

    while (td_next(g, &v))
        printf("%.2f\n", v);
    td_gen_free(g);
    return 0;
}
