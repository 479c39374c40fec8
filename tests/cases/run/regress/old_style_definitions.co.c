// Old-style definitions: parameters are passed in the order of the list; those not declared are ints.
// std: gnu99
// warnings: no (old-style definitions)
#include <stdio.h>
#include <tandem.h>

static async int wait(int x)
{
    await td_yield();
    return x;
}

static async int digits(a, b, c)
    int c;
    const char *b;
{
    int sum = 10 * await wait(a);
    sum += await wait(*b - '0');
    return 10 * sum + c;
}

static async long single(x)
{
    x += await wait(1);
    await td_yield();
    return x;
}

async int main(void)
{
    printf("%d\n", await digits(1, "2", 3));
    printf("%ld\n", await single(41));
    return 0;
}
// expect: 123
// expect: 42
