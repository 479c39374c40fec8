/* Yields the address of one of its locals: a local whose address is taken never moves. */
// expect: 10 same 1
// expect: consumer left 20
// expect: 21 same 1
// expect: consumer left 42
// expect: 43 same 1
// expect: consumer left 86
#include <stdio.h>
#include <tandem.h>

static generator(int *) cell(int start)
{
    int kept = start;

    for (int i = 0; i < 3; i++) {
        yield &kept;
        printf("consumer left %d\n", kept);
        kept++;
    }
}

int main(void)
{
    td_gen *g = cell(10);
    int *p, *first = NULL;

    while (td_next(g, &p)) {
        if (!first)
            first = p;
        printf("%d same %d\n", *p, p == first);
        *p *= 2;
    }
    td_gen_free(g);
    return 0;
}
