/* Yields doubles, partly converted from ints. */
// expect: 4.0000
// expect: 10.0000
// expect: 5.0000
// expect: 2.5000
// expect: 1.2500
#include <stdio.h>
#include <tandem.h>

static generator(double) halves(double x, int n)
{
    yield n;
    while (n-- > 0) {
        yield x;
        x /= 2;
    }
}

int main(void)
{
    td_gen *g = halves(10, 4);
    double v;

    while (td_next(g, &v))
        printf("%.4f\n", v);
    td_gen_free(g);
    return 0;
}
