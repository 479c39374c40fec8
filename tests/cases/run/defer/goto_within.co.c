/* A goto that stays within the block, and crosses no defer, runs none. */
// expect: n 3
// expect: at the end, n 3
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    int n = 0;

    defer printf("at the end, n %d\n", n);
loop:
    n++;
    if (n < 3)
        goto loop;
    goto behind;
behind:
    printf("n %d\n", n);
    return 0;
}
