/* Twenty defers in one block, and a return after the first ten. */
// expect:  9 8 7 6 5 4 3 2 1 0
// expect:  19 18 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0
// expect: 10 20
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

#define D(n) defer printf(" %d", n)

static int f(bool early)
{
    defer printf("\n");
    D(0); D(1); D(2); D(3); D(4); D(5); D(6); D(7); D(8); D(9);
    if (early)
        return 10;
    D(10); D(11); D(12); D(13); D(14); D(15); D(16); D(17); D(18); D(19);
    return 20;
}

int main(void)
{
    int a = f(true), b = f(false);

    printf("%d %d\n", a, b);
    return 0;
}
