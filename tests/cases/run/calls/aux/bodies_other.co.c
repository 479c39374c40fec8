/* The second file of calls/bodies_in_header.co.c. */
#include "bodies.h"

async int other(int v);

async int other(int v)
{
    struct counter c = { 1, v };

    for (int i = 0; i < 3; i++)
        await counter_next(&c);
    return counter_plain(&c);
}
