/* The body may modify the variable and take its address; the generator is not affected. */
// expect: 101
// expect: 104
// expect: 107
// expect: 110
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    for (int i = 0; i < n; i++)
        yield i;
}

static void triple(int *p)
{
    *p *= 3;
}

int main(void)
{
    int *where = NULL;

    foreach (int, v, range(4)) {
        where = &v;
        triple(&v);
        v += 1;
        *where += 100;
        printf("%d\n", v);
        v = 1000;
    }
    return 0;
}
