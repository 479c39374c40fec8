// An await yields a function pointer, which the next await calls.
#include <stdio.h>
#include <tandem.h>

typedef async int op(int, int);

static async int add(int a, int b)
{
    await td_yield();
    return a + b;
}

static async int sub(int a, int b)
{
    return a - b;
}

static int mul(int a, int b)
{
    return a * b;
}

static async op *pick(char c)
{
    await td_yield();
    return c == '+' ? add : c == '-' ? sub : mul;
}

static op *pick_now(char c)
{
    return c == '+' ? add : sub;
}

async int main(void)
{
    printf("%d\n", await (await pick('+'))(3, 4));
    printf("%d\n", await (await pick('-'))(await add(1, 2), 4));
    printf("%d\n", await (await pick('*'))(3, 4));
    printf("%d %d\n", await pick_now('+')(5, 6), await (*pick_now('-'))(5, 6));
    return 0;
}
// expect: 7
// expect: -1
// expect: 12
// expect: 11 -1
