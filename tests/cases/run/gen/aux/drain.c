#include <stdio.h>
#include <tandem.h>

int drain_ints(td_gen *g, int limit);

int drain_ints(td_gen *g, int limit)
{
    int v, sum = 0;

    while (limit-- > 0 && td_next(g, &v)) {
        printf("drained %d\n", v);
        sum += v;
    }
    return sum;
}
