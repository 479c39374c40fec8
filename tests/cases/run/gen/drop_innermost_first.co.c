/* Dropping a delegating generator runs the defers of the innermost first. */
// expect: 3
// expect: 2
// expect: 1
// expect: 0
// expect: leave 0
// expect: leave 1
// expect: leave 2
// expect: leave 3
// expect: freed
#include <stdio.h>
#include <tandem.h>

static generator(int) deep(int n)
{
    defer printf("leave %d\n", n);
    yield n;
    if (n > 0)
        yield_from(deep(n - 1));
    yield n * 100;
}

int main(void)
{
    td_gen *g = deep(3);
    int v;

    for (int i = 0; i < 4; i++) {
        td_next(g, &v);
        printf("%d\n", v);
    }
    td_gen_free(g);
    printf("freed\n");
    return 0;
}
