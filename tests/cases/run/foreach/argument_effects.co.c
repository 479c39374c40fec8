/* The generator's arguments are evaluated once, before the first value. */
// expect: limit
// expect: start
// expect: 0
// expect: 1
// expect: 2
// expect: n 2 calls 1
#include <stdio.h>
#include <tandem.h>

static int calls;

static int limit(void)
{
    printf("limit\n");
    return ++calls + 1;
}

static generator(int) range(int n)
{
    printf("start\n");
    for (int i = 0; i < n; i++)
        yield i;
}

int main(void)
{
    int n = 1;

    foreach (int, v, range(limit() + n++))
        printf("%d\n", v);
    printf("n %d calls %d\n", n, calls);
    return 0;
}
