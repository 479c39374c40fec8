#include "legacy_sum.h"

int legacy_sum(int n)
{
    int sum = 0;

    for (int i = 0; i < n; i++)
        sum += read_slowly(i);
    return sum;
}
