// Recursion 100000 deep in which nothing ever waits but the caller, at its end.
// elision: no (the C stack may be too small for it)
// stackful: no (so deep a recursion does not fit a stack of 8 MiB)
#include <stdio.h>
#include <tandem.h>

static async int count(int n)
{
    int below;

    if (n == 0)
        return 0;
    below = await count(n - 1);
    return below + 1;
}

async int main(void)
{
    int n = await count(100000);
    await td_yield();
    printf("%d\n", n);
    return 0;
}
// expect: 100000
