/* Two loops with the same variable name, of different types, one within a block of that name. */
// warnings: no (shadows on purpose)
// expect: 0
// expect: 1
// expect: inner 0
// expect: inner 1
// expect: inner 0
// expect: inner 1
// expect: one
// expect: two
// expect: 42
#include <stdio.h>
#include <tandem.h>

static generator(int) ints(int n)
{
    for (int i = 0; i < n; i++)
        yield i;
}

static generator(const char *) words(void)
{
    yield "one";
    yield "two";
}

int main(void)
{
    int v = 42;

    foreach (int, v, ints(2))
        printf("%d\n", v);
    foreach (const char *, v, words())
        foreach (int, v, ints(2))
            printf("inner %d\n", v);
    foreach (const char *, v, words())
        printf("%s\n", v);
    printf("%d\n", v);
    return 0;
}
