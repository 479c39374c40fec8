/* The callees that their callers do not see. */
#include "far.h"

#include "../bench.h"

generator(int) far_count(int from, int to)
{
    for (int i = from; i < to; i++)
        yield i;
}

/* Could wait, but never does. */
async long far_maybe(long x)
{
    if (x < 0)
        await td_yield();
    return x + 1;
}

long far_plain(long x)
{
    return x + 1;
}
