// A variable declared without a value is not kept across the statements before its declaration.
// warnings: no (may be used uninitialised, as far as compilers see)
#include <stdio.h>
#include <tandem.h>

static async int wait(int x)
{
    await td_yield();
    return x;
}

static async int some(int n)
{
    int sum = await wait(n);
    int kept;
    if (n & 1)
        kept = await wait(7 * n);
    sum += await wait(1);
    return n & 1 ? sum + kept : sum;
}

static async int jumped(int n)
{
    int sum = await wait(n);
    if (n)
        goto inside;
    int kept;
    sum++;
inside:
    if (n & 1)
        kept = 7 * n;
    sum += await wait(1);
    return n & 1 ? sum + kept : sum;
}

async int main(void)
{
    printf("%d %d\n", await some(3), await some(4));
    printf("%d %d %d\n", await jumped(3), await jumped(4), await jumped(0));
    return 0;
}
// expect: 25 5
// expect: 25 5 2
