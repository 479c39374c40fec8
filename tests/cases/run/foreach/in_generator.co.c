/* foreach in a generator: dropping the outer one drops the inner one first. */
// expect: 0
// expect: 0
// expect: turn 0
// expect: 1
// expect: -1
// expect: turn 1
// expect: drop range
// expect: drop pairs
// expect: --
// expect: 0
// expect: 0
// expect: turn 0
// expect: 1
// expect: -1
// expect: turn 1
// expect: drop range
// expect: drop pairs
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    defer printf("drop range\n");
    for (int i = 0; i < n; i++)
        yield i;
}

static generator(int) pairs(int n)
{
    defer printf("drop pairs\n");
    foreach (int, v, range(n)) {
        defer printf("turn %d\n", v);
        yield v;
        yield -v;
    }
}

int main(void)
{
    foreach (int, v, pairs(2))
        printf("%d\n", v);
    printf("--\n");
    foreach (int, v, pairs(5)) {
        printf("%d\n", v);
        if (v == -1)
            break;
    }
    return 0;
}
