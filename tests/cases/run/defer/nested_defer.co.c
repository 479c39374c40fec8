/* A deferred statement may defer again: that runs at its own block's end. */
// expect: body
// expect: registered later
// expect: a
// expect: b
// expect: inner
// expect: c
// expect: a's defer
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    defer {
        printf("a\n");
        defer printf("a's defer\n");
        {
            defer printf("inner\n");
            printf("b\n");
        }
        printf("c\n");
    }
    defer printf("registered later\n");
    printf("body\n");
    return 0;
}
