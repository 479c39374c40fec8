/* A generator that yields nothing ends at the first resume, and stays ended. */
// expect: 0 0 42
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

int main(void)
{
    td_gen *g = range(4, 4);
    int v = 42;
    bool first = td_next(g, &v);
    bool second = td_next(g, &v);

    printf("%d %d %d\n", first, second, v);
    td_gen_free(g);
    return 0;
}
