/* Return from the innermost of nested blocks runs all levels in order. */
// expect: 2c
// expect: 2b
// expect: 2a
// expect: 1b
// expect: 1
// expect: f 0
// expect: 4
// expect: 3
// expect: 2c
// expect: 2b
// expect: 2a
// expect: 1b
// expect: 1
// expect: f -1
// expect: 4
// expect: 3
// expect: 2b
// expect: 2a
// expect: 1
// expect: f 2
#include <stdio.h>
#include <tandem.h>

static int f(int n)
{
    defer printf("1\n");
    {
        defer printf("2a\n");
        defer printf("2b\n");
        if (n > 0) {
            defer printf("3\n");
            for (;;) {
                defer printf("4\n");
                if (n > 1)
                    return n;
                break;
            }
        }
        defer printf("2c\n");
    }
    defer printf("1b\n");
    return -n;
}

int main(void)
{
    for (int i = 0; i < 3; i++)
        printf("f %d\n", f(i));
    return 0;
}
