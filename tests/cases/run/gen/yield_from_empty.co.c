/* Delegating to generators that yield nothing goes straight on. */
// expect: none a
// expect: 1
// expect: none b
// expect: none c
// expect: 2
// expect: none d
#include <stdio.h>
#include <tandem.h>

static generator(int) none(const char *name)
{
    printf("none %s\n", name);
    return;
    yield 0;
}

static generator(int) outer(void)
{
    yield_from(none("a"));
    yield 1;
    yield_from(none("b"));
    yield_from(none("c"));
    yield 2;
    yield_from(none("d"));
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
