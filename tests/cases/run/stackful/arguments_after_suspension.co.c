// Variable arguments that are read after a suspension, on one path at least, keep a stack.
// remark: 'starts_late' keeps a stack while it waits: va_start at line 17
// remark: 'on_one_way' keeps a stack while it waits: va_start at line 33
// remark: 'ends_late' keeps a stack while it waits: va_list at line 44
// remark: 'in_struct' keeps a stack while it waits: a va_list that is not a local variable at line 61
// remark: 'vsum' keeps a stack while it waits: va_list
// remark: 'passes_on' keeps a stack while it waits: va_list
#include <stdarg.h>
#include <stdio.h>
#include <tandem.h>

static async int starts_late(int n, ...)
{
    va_list ap;

    await td_yield();
    va_start(ap, n);
    n += va_arg(ap, int);
    va_end(ap);
    return n;
}

static async int on_one_way(int n, ...)
{
    va_list ap;
    int sum = 0;

    for (int i = 0; i < 2; i++) {
        if (i && n)
            await td_yield();
        if (i)
            /* in the second round */
            va_start(ap, n), sum += va_arg(ap, int), va_end(ap);
        else if (n > 5)
            await td_yield();
    }
    return sum;
}

static async int ends_late(int n, ...)
{
    int first;

    va_list ap;
    va_start(ap, n);
    first = va_arg(ap, int);
    await td_yield();
    va_end(ap);
    return first;
}

static async int in_struct(int n, ...)
{
    struct {
        int sum;
        va_list ap;
    } s;

    s.sum = n;
    await td_yield();
    va_start(s.ap, n);
    s.sum += va_arg(s.ap, int);
    va_end(s.ap);
    return s.sum;
}

static async int vsum(int n, va_list ap)
{
    int sum = 0;

    while (n--) {
        sum += va_arg(ap, int);
        await td_yield();
    }
    return sum;
}

static async int passes_on(int n, ...)
{
    va_list ap;

    va_start(ap, n);
    n = await vsum(n, ap);
    va_end(ap);
    return n;
}

async int main(void)
{
    printf("%d %d %d\n", await starts_late(1, 2), await on_one_way(6, 7), await on_one_way(0, 8));
    printf("%d %d %d\n", await ends_late(0, 9), await in_struct(10, 11), await passes_on(2, 3, 4));
    return 0;
}
// expect: 3 7 8
// expect: 9 21 7
