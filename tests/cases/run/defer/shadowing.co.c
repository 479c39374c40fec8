/* Names in a defer keep their meaning at its place; later declarations do not shadow them. */
// warnings: no (shadows on purpose)
// expect: value 30 n 20
// expect: value 10 n 1
// expect: value 5 n 1
// expect: 50
#include <stdio.h>
#include <tandem.h>

static int value = 5;

static int f(int n)
{
    defer printf("value %d n %d\n", value, n);
    int value = 10;
    defer printf("value %d n %d\n", value, n);
    {
        int n = 20, value = 30;
        defer printf("value %d n %d\n", value, n);
        if (value > 25)
            return n + value;
    }
    return 0;
}

int main(void)
{
    printf("%d\n", f(1));
    return 0;
}
