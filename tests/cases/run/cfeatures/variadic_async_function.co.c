// A variadic async function that reads its arguments before the first suspension.
#include <stdio.h>
#include <tandem.h>
#include <stdarg.h>

static async int sum(int n, ...)
{
    va_list ap;
    int s = 0;

    va_start(ap, n);
    for (int i = 0; i < n; i++)
        s += va_arg(ap, int);
    va_end(ap);
    await td_yield();
    return s + n;
}

async int main(void)
{
    int (*p)(int, ...) = sum;

    printf("%d %d\n", await sum(3, 10, 20, 30), await sum(0));
    printf("%d\n", await p(2, await sum(1, 5), await sum(2, 1, 1)));
    return 0;
}
// expect: 63 0
// expect: 12
