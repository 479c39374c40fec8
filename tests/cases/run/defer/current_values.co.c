/* A deferred statement sees the variables as they are when it runs. */
// expect: v 3
// expect: late 77
#include <stdio.h>
#include <tandem.h>

static void show(const char *s, int v)
{
    printf("%s %d\n", s, v);
}

int main(void)
{
    const char *name = "early";
    int v = 1;
    int *p = &v;

    defer show(name, *p);
    v = 2;
    name = "late";
    {
        static int other = 77;
        p = &other;
        defer v = 3;
    }
    printf("v %d\n", v);
    return 0;
}
