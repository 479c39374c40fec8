/* The plainest generator: a counting loop around a yield. */
// expect: 3
// expect: 4
// expect: 5
// expect: 6
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

int main(void)
{
    td_gen *g = range(3, 7);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
