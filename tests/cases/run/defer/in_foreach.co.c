/* A defer in a foreach body runs at each turn, before the generator goes on or is dropped. */
// expect: giving 0
// expect: turn 0
// expect: end of turn 0
// expect: giving 1
// expect: turn 1
// expect: end of turn 1
// expect: giving 2
// expect: end of turn 2
// expect: range dropped
// expect: behind
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    defer printf("range dropped\n");
    for (int i = 0; i < n; i++) {
        printf("giving %d\n", i);
        yield i;
    }
}

int main(void)
{
    foreach (int, v, range(9)) {
        defer printf("end of turn %d\n", v);
        if (v == 2)
            break;
        printf("turn %d\n", v);
    }
    printf("behind\n");
    return 0;
}
