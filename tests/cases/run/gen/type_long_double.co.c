/* Yields long doubles: more than eight bytes, with their own alignment. */
// expect: 1.00000
// expect: 1.50000
// expect: 2.25000
// expect: 3.37500
// expect: 5.06250
#include <stdio.h>
#include <tandem.h>

static generator(long double) powers(long double base, int n)
{
    long double p = 1.0L;

    for (int i = 0; i < n; i++) {
        yield p;
        p *= base;
    }
}

int main(void)
{
    td_gen *g = powers(1.5L, 5);
    long double v;

    while (td_next(g, &v))
        printf("%.5Lf\n", v);
    td_gen_free(g);
    return 0;
}
