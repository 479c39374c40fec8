#include <stdio.h>
#include "reader.h"

int read_all(td_gen *g)
{
    int v, sum = 0;

    while (td_anext(g, &v) > 0) {
        printf("%d\n", v);
        sum += v;
    }
    td_gen_free(g);
    return sum;
}
