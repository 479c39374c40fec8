// A header with async bodies in it is transformed too, in each file that includes it.
// files: aux/bodies_other.co.c
#include <stdio.h>
#include <tandem.h>
#include "aux/bodies.h"

async int other(int v);

async int main(void)
{
    struct counter c = { 0, 3 };

    printf("%d\n", await counter_next(&c));
    printf("%d\n", await counter_next(&c));
    printf("%d\n", await other(20));
    printf("%d\n", counter_plain(&c));
    return 0;
}
// expect: 3
// expect: 6
// expect: 61
// expect: 6
