// Type names that are the compiler's own macros, labels of the body's block, the address of a complex part.
// std: gnu11
// warnings: no (__label__ and __imag are GNU C)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async long f(int n)
{
    __label__ again;
    __SIZE_TYPE__ size = sizeof(int);
    _Complex double z = 1.5;
    double *part = &(__imag z);

again:
    *part += await later(1);
    if (n-- > 0)
        goto again;
    __INTPTR_TYPE__ sum = (__INTPTR_TYPE__)size + (long)__imag z;
    await td_yield();
    return sum;
}

async int main(void)
{
    printf("%ld\n", await f(3));
    return 0;
}
// expect: 8
