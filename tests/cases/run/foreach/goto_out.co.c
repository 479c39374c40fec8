/* goto out of two foreach loops drops both, the inner one first. */
// expect: 00
// expect: 01
// expect: close inner
// expect: next
// expect: 10
// expect: 11
// expect: 12
// expect: 13
// expect: close inner
// expect: not reached but for a=1
// expect: next
// expect: 20
// expect: close inner
// expect: close outer
// expect: found
#include <stdio.h>
#include <tandem.h>

static generator(int) range(const char *name, int n)
{
    defer printf("close %s\n", name);
    for (int i = 0; i < n; i++)
        yield i;
}

int main(void)
{
    foreach (int, a, range("outer", 4)) {
        foreach (int, b, range("inner", 4)) {
            printf("%d%d\n", a, b);
            if (b == 1 && a == 0)
                goto next;
            if (a == 2)
                goto found;
        }
        printf("not reached but for a=1\n");
next:
        printf("next\n");
    }
found:
    printf("found\n");
    return 0;
}
