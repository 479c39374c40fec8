/* Plain C that calls async functions as if they were ordinary: see calls/plain_second_file.co.c. */
#include "plain_caller.h"

int slow_add(int a, int b);

int sum_all(const int *a, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum = slow_add(sum, a[i]);
    return sum;
}

int find_first(const int *a, int n, int (*visit)(int, void *), void *user)
{
    for (int i = 0; i < n; i++)
        if (visit(a[i], user))
            return i;
    return -1;
}
