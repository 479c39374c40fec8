/* Defers of a recursive function run as the activations return. */
// expect: leave 0 at depth 4
// expect: leave 1 at depth 3
// expect: leave 2 at depth 2
// expect: leave 3 at depth 1
// expect: 6
// expect: depth 0
#include <stdio.h>
#include <tandem.h>

static int depth;

static int sum(int n)
{
    depth++;
    defer depth--;
    defer printf("leave %d at depth %d\n", n, depth);
    if (n == 0)
        return 0;
    return n + sum(n - 1);
}

int main(void)
{
    printf("%d\n", sum(3));
    printf("depth %d\n", depth);
    return 0;
}
