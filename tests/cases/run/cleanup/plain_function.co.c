/* In a function that only defers, cleanup variables keep their place in the order. */
// expect: inner defer
// expect: bye 2
// expect: behind
// expect: defer
// expect: bye 1
// expect: 1
// expect: inner defer
// expect: bye 6
// expect: defer
// expect: bye 5
// expect: 11
#include <stdio.h>
#include <tandem.h>

static void bye(const int *p)
{
    printf("bye %d\n", *p);
}

static int f(int n)
{
    __attribute__((cleanup(bye))) int a = n;
    defer printf("defer\n");
    {
        __attribute__((cleanup(bye))) int b = n + 1;
        defer printf("inner defer\n");
        if (n > 1)
            return a + b;
    }
    printf("behind\n");
    return a;
}

int main(void)
{
    printf("%d\n", f(1));
    printf("%d\n", f(5));
    return 0;
}
