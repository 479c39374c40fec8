/* The callees that their callers do not see. */
#include "far.h"

counter far_count(int from, int to)
{
    for (int i = from; i < to; i++)
        co_yield i;
}

task far_maybe(long x)
{
    if (x < 0)
        co_await turn();
    co_return x + 1;
}
