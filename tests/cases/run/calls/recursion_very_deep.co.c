// Linear recursion 100000 deep that suspends at the bottom and on every thousandth way up.
#include <stdio.h>
#include <tandem.h>

static async long down(long n)
{
    long r;

    if (n == 0) {
        await td_yield();
        return 0;
    }
    r = await down(n - 1);
    if (n % 1000 == 0)
        await td_yield();
    return r + n;
}

async int main(void)
{
    printf("%ld\n", await down(100000));
    printf("%ld\n", await down(10));
    return 0;
}
// elision: no (the C stack may be too small for it)
// stackful: no (so deep a recursion does not fit a stack of 8 MiB)
// expect: 5000050000
// expect: 55
