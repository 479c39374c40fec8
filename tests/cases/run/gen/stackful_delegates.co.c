/* A generator with a stack delegates to one without, and the other way round. */
// remark: 'with_stack' keeps a stack while it waits
// expect: -1
// expect: 100
// expect: 101
// expect: 0
// expect: 10
// expect: -2
#include <stdio.h>
#include <tandem.h>

static generator(int) plain(int from, int n)
{
    for (int i = 0; i < n; i++)
        yield from + i;
}

static generator(int) with_stack(int n)
{
    int a[n];

    for (int i = 0; i < n; i++)
        a[i] = 10 * i;
    yield_from(plain(100, n));
    for (int i = 0; i < n; i++)
        yield a[i];
}

static generator(int) outer(void)
{
    yield -1;
    yield_from(with_stack(2));
    yield -2;
}

int main(void)
{
    td_gen *g = outer();
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
