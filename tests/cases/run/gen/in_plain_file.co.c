/* A generator handle is driven by a C file that is not transformed. */
// files: aux/drain.c
// expect: drained 0
// expect: drained 2
// expect: sum 2
// expect: drained 4
// expect: drained 6
// expect: drained 8
// expect: evens end
// expect: sum 18
#include <stdio.h>
#include <tandem.h>

int drain_ints(td_gen *g, int limit);

generator(int) evens(int n)
{
    for (int i = 0; i < n; i++)
        yield 2 * i;
    printf("evens end\n");
}

int main(void)
{
    td_gen *g = evens(5);

    printf("sum %d\n", drain_ints(g, 2));
    printf("sum %d\n", drain_ints(g, 100));
    td_gen_free(g);
    return 0;
}
