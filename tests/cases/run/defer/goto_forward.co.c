/* goto out of two levels of blocks runs both levels' defers, inner first. */
// expect: f(0)
// expect:  falls through
// expect:  inner
// expect:  one
// expect:  outer
// expect:  two
// expect: f(1)
// expect:  inner
// expect:  one
// expect:  outer
// expect:  two
// expect: f(2)
// expect:  inner
// expect:  outer
// expect:  two
#include <stdio.h>
#include <tandem.h>

static void f(int how)
{
    printf("f(%d)\n", how);
    {
        defer printf(" outer\n");
        {
            defer printf(" inner\n");
            if (how == 1)
                goto one;
            if (how == 2)
                goto two;
            printf(" falls through\n");
        }
one:
        printf(" one\n");
    }
two:
    printf(" two\n");
}

int main(void)
{
    for (int i = 0; i < 3; i++)
        f(i);
    return 0;
}
