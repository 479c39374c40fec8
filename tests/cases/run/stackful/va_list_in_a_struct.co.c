// remark: 'use' keeps a stack while it waits: va_list
/* A struct that holds a va_list belongs to the call as the list itself does; a pointer to one does not. */
#include <stdarg.h>
#include <stdio.h>
#include <tandem.h>

struct arguments {
    int n;
    struct {
        va_list list;
    } of[1];
};

static async int n(int v)
{
    await td_yield();
    return v;
}

static int next(struct arguments *a)
{
    a->n--;
    return va_arg(a->of[0].list, int);
}

static async int use(struct arguments a)
{
    int sum = 0;
    while (a.n)
        sum += await n(next(&a));
    return sum;
}

static async int first(struct arguments *a)
{
    int v = next(a);
    return v + await n(a->n);
}

/* Plain C: what it calls parks its stack. */
static int sum(int count, ...)
{
    struct arguments a;
    a.n = count;
    va_start(a.of[0].list, count);
    int sum = first(&a);
    sum += use(a);
    va_end(a.of[0].list);
    return sum;
}

async int main(void)
{
    printf("%d\n", sum(3, 10, 20, 30)); // expect: 62
    return 0;
}
