/* The use it is made for: three resources, each step may fail, all is given back. */
// expect: a fails
// expect: -1, held 0
// expect: a ok
// expect: b fails
// expect: -2, held 0
// expect: a ok
// expect: b ok
// expect: c fails
// expect: -3, held 0
// expect: a ok
// expect: b ok
// expect: c ok
// expect: 3, held 0
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

static int held;

static void *grab(const char *what, bool fail)
{
    void *p = fail ? NULL : malloc(16);

    printf("%s %s\n", what, p ? "ok" : "fails");
    held += p != NULL;
    return p;
}

static void drop(void *p)
{
    held--;
    free(p);
}

static int build(int fail_at)
{
    void *a = grab("a", fail_at == 0);
    if (!a)
        return -1;
    defer drop(a);

    void *b = grab("b", fail_at == 1);
    if (!b)
        return -2;
    defer drop(b);

    void *c = grab("c", fail_at == 2);
    if (!c)
        return -3;
    defer drop(c);
    return held;
}

int main(void)
{
    for (int i = 0; i < 4; i++) {
        int r = build(i);
        printf("%d, held %d\n", r, held);
    }
    return 0;
}
