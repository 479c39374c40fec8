// __builtin_va_arg of every kind, and awaits within a call that has variable arguments.
// std: gnu11
#include <stdio.h>
#include <stdarg.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct pair { int a, b; };

static int add(const char *what, ...)
{
    __builtin_va_list ap;
    int sum = 0;

    __builtin_va_start(ap, what);
    for (; *what; what++)
        switch (*what) {
        case 'i': sum += __builtin_va_arg(ap, int); break;
        case 'l': sum += (int)__builtin_va_arg(ap, long); break;
        case 'd': sum += (int)__builtin_va_arg(ap, double); break;
        case 'p': sum += *__builtin_va_arg(ap, int *); break;
        case 's': sum += __builtin_va_arg(ap, struct pair).b; break;
        }
    __builtin_va_end(ap);
    return sum;
}

async int main(void)
{
    int x = 1000;

    printf("%d\n", add("ildps", await later(1), (long)await later(20), .5 + await later(300), &x,
                       (struct pair){ 1, await later(40000) }));
    return 0;
}
// expect: 41321
