#include <stdio.h>
#include "caller.h"

int call_triples(int n)
{
    td_gen *g = triples(n);
    int v = 0;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return v;
}
