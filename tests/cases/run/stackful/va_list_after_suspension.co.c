// A va_list that is read on after a suspension.
// remark: 'sum' keeps a stack while it waits
#include <stdio.h>
#include <tandem.h>
#include <stdarg.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int sum(int n, ...)
{
    va_list ap;
    int s = 0;

    va_start(ap, n);
    while (n--) {
        s = s * 10 + await later(va_arg(ap, int));
        if (n == 1)
            s += (int)va_arg(ap, double);
    }
    va_end(ap);
    return s;
}

async int main(void)
{
    int x = 5;

    printf("%d\n", await sum(3, 1, 2, 40.5, await later(3)));
    printf("%d\n", await sum(1, x));
    return 0;
}
// expect: 523
// expect: 5
