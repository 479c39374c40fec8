/* td_anext is 1 for each value, then 0 again and again. */
// expect: 1 8.0
// expect: 1 4.0
// expect: 1 2.0
// expect: 0
// expect: 0
#include <stdio.h>
#include <tandem.h>

static async generator(double) halves(double x, int n)
{
    while (n-- > 0) {
        yield x;
        await td_yield();
        x /= 2;
    }
}

async int main(void)
{
    td_gen *g = halves(8, 3);
    double v = 0;
    int r;

    while ((r = await td_anext(g, &v)) > 0)
        printf("%d %.1f\n", r, v);
    printf("%d\n", r);
    r = await td_anext(g, &v);
    printf("%d\n", r);
    td_gen_free(g);
    return 0;
}
