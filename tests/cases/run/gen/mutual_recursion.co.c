/* Two generators that delegate to each other. */
// expect: 40
// expect: -3
// expect: 20
// expect: -1
// expect: 0
// expect: 1
// expect: 21
// expect: 41
#include <stdio.h>
#include <tandem.h>

static generator(int) odd(int n);

static generator(int) even(int n)
{
    yield n * 10;
    if (n > 0)
        yield_from(odd(n - 1));
    yield n * 10 + 1;
}

static generator(int) odd(int n)
{
    yield -n;
    if (n > 0)
        yield_from(even(n - 1));
}

int main(void)
{
    td_gen *g = even(4);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
