/* Variable arguments: the ramp keeps their list while the first step runs. */
#include <stdarg.h>
#include <tandem.h>

async int sum(int n, ...)
{
    va_list list;
    int total = 0;

    va_start(list, n);
    while (n--)
        total += va_arg(list, int);
    va_end(list);
    await td_yield();
    return total;
}
