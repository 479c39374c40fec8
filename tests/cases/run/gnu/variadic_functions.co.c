// Variable arguments that are read before the first suspension need no stack, for any caller.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <tandem.h>

struct pair { long a, b; };

static async int later(int v)
{
    await td_yield();
    return v;
}

/* The list goes to another function, which changes it. */
static async int format(char *to, size_t size, const char *how, ...)
{
    va_list ap;
    int n;

    va_start(ap, how);
    n = vsnprintf(to, size, how, ap);
    va_end(ap);
    for (int i = 0; i < 3; i++)
        await td_yield();
    return n + (int)strlen(to) * 100;
}

/* Every kind of argument; read twice; a copy of the list. */
static async long mixed(const char *kinds, int twice, ...)
{
    va_list ap, copy;
    long sum = 0;
    struct pair p = { 0, 0 };

    for (int round = 0; round <= twice; round++) {
        va_start(ap, twice);
        va_copy(copy, ap);
        for (const char *k = kinds; *k; k++)
            switch (*k) {
            case 'i': sum += va_arg(ap, int); break;
            case 'd': sum += (long)va_arg(ap, double); break;
            case 'l': sum += (long)va_arg(ap, long double); break;
            case 'p': p = va_arg(ap, struct pair); sum += p.a * p.b; break;
            }
        va_end(ap);
        sum += va_arg(copy, int);
        va_end(copy);
    }
    await td_yield();
    return sum + p.b;
}

/* Only on one way; and not at all. */
static async int perhaps(int n, ...)
{
    int sum = n;

    if (n > 0) {
        va_list ap;
        va_start(ap, n);
        while (n--)
            sum += va_arg(ap, int);
        va_end(ap);
    }
    await td_yield();
    return sum;
}

static async int ignores(int n, ...)
{
    return await later(n) + 1;
}

/* Calls itself, and finishes at once at the bottom. */
static async int deep(int n, ...)
{
    va_list ap;

    va_start(ap, n);
    int last = va_arg(ap, int);
    va_end(ap);
    if (n == 0)
        return last;
    return await deep(n - 1, last + 1) + (n == 50 ? await later(1) : 0);
}

static int plain(int n)
{
    return deep(n, 0); /* from C that was not transformed: its stack is parked */
}

async int main(void)
{
    char text[40];
    int (*p)(int, ...) = perhaps;
    td_task *t;
    int r;

    r = await format(text, sizeof text, "%s %d %.1f", "one", await later(2), 3.5);
    printf("%d %s\n", r, text);
    printf("%ld\n", await mixed("idlp", 1, 1, 2.0, 3.0L, (struct pair){ 4, 5 }));
    printf("%d %d %d\n", await perhaps(0), await p(2, await later(5), 6), await ignores(1, 2));
    printf("%d %d\n", await deep(1000, 0), plain(100));
    t = td_spawn(perhaps, 1, 10);
    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
// expect: 909 one 2 3.5
// expect: 59
// expect: 0 13 2
// expect: 1001 101
// expect: 11
