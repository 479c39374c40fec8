/* goto backwards out of a block runs its defers each time round. */
// expect: round 0
// expect: leave 1
// expect: round 1
// expect: leave 2
// expect: round 2
// expect: last
// expect: leave 3
#include <stdio.h>
#include <tandem.h>

int main(void)
{
    int n = 0;

again:
    printf("round %d\n", n);
    {
        defer printf("leave %d\n", n);
        if (++n < 3)
            goto again;
        printf("last\n");
    }
    return 0;
}
