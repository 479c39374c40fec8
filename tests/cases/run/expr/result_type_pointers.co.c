// Awaited pointers: to const char, to array, to function, to pointer.
#include <stdio.h>
#include <tandem.h>

typedef int row[3];
typedef int (*unary)(int);

static int twice(int v)
{
    return 2 * v;
}

static async const char *text(int n)
{
    await td_yield();
    return &"abcdef"[n];
}

static async row *rows(row *r, int n)
{
    await td_yield();
    return r + n;
}

static async unary function(void)
{
    await td_yield();
    return twice;
}

static async char **slot(char **p)
{
    await td_yield();
    return p;
}

async int main(void)
{
    row m[2] = { { 1, 2, 3 }, { 4, 5, 6 } };
    char a[] = "first", b[] = "second", *v[] = { a, b };

    printf("%s %c\n", await text(2), (await text(1))[2]);
    printf("%d %d\n", (*await rows(m, 1))[2], (await rows(m, 0))[1][0]);
    printf("%d\n", (await function())(21));
    *await slot(v) = b;
    printf("%s %s\n", v[0], *await slot(v + 1));
    return 0;
}
// expect: cdef d
// expect: 6 4
// expect: 42
// expect: second second
