/* A yielded value converts to bool as if by assignment: 2 and 0.5 become 1. */
// expect: 1
// expect: 0
// expect: 1
// expect: 0
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static generator(bool) truths(void)
{
    double half = 0.5;

    yield 2;
    yield 0;
    yield half;
    yield (void *)0 != (void *)0;
}

int main(void)
{
    td_gen *g = truths();
    bool v;

    while (td_next(g, &v))
        printf("%d\n", (int)v);
    td_gen_free(g);
    return 0;
}
