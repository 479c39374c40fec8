/* A plain C file calls the generator's own symbol, as the header declares it. */
// files: aux/caller.c
// expect: 3
// expect: 6
// expect: 9
// expect: 12
// expect: last 12
#include <stdio.h>
#include <tandem.h>
#include "aux/caller.h"

generator(int) triples(int n)
{
    for (int i = 1; i <= n; i++)
        yield 3 * i;
}

int main(void)
{
    printf("last %d\n", call_triples(4));
    return 0;
}
