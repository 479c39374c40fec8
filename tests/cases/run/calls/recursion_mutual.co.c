// Mutual recursion of two and of three functions, prototypes before definitions.
#include <stdio.h>
#include <tandem.h>

static async int is_odd(int n);
static async int a(int n);
static async int b(int n);

static async int is_even(int n)
{
    if (n == 0)
        return 1;
    await td_yield();
    return await is_odd(n - 1);
}

static async int is_odd(int n)
{
    return n == 0 ? 0 : await is_even(n - 1);
}

static async int c(int n)
{
    await td_yield();
    return n <= 0 ? 3 : 10 * await a(n - 1);
}

static async int a(int n)
{
    return n <= 0 ? 1 : 2 + await b(n - 1);
}

static async int b(int n)
{
    int keep = n;
    int r = n <= 0 ? 2 : await c(n - 1);
    return r + keep;
}

async int main(void)
{
    printf("%d %d %d\n", await is_even(10), await is_odd(7), await is_even(9));
    printf("%d %d %d %d\n", await a(1), await a(2), await a(3), await a(7));
    return 0;
}
// expect: 1 1 0
// expect: 4 6 14 458
