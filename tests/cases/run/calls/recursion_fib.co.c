// Direct recursion, twice in one expression.
#include <stdio.h>
#include <tandem.h>

static async int fib(int n)
{
    if (n < 2) {
        await td_yield();
        return n;
    }
    return await fib(n - 1) + await fib(n - 2);
}

static async int fib_now(int n)
{
    return n < 2 ? n : await fib_now(n - 1) + await fib_now(n - 2);
}

async int main(void)
{
    for (int i = 0; i < 12; i += 3)
        printf("%d ", await fib(i));
    printf("%d\n", await fib_now(20));
    return 0;
}
// expect: 0 2 8 34 6765
