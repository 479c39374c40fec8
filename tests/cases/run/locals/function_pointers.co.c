// Locals that are pointers to functions, arrays of them, and pointers to pointers to functions.
#include <stdio.h>
#include <tandem.h>

static int plus(int a, int b)
{
    return a + b;
}

static int minus(int a, int b)
{
    return a - b;
}

static int (*choose(int n))(int, int)
{
    return n ? plus : minus;
}

async int main(void)
{
    int (*f)(int, int) = plus;
    int (*t[2])(int, int) = { plus, minus }, (**pp)(int, int) = &t[1];
    int (*(*chooser)(int))(int, int) = choose;

    await td_yield();
    printf("%d %d\n", f(5, 3), (*pp)(5, 3));
    f = t[1];
    pp--;
    await td_yield();
    printf("%d %d %d\n", f(5, 3), (*pp)(5, 3), chooser(0)(10, 4));
    return 0;
}
// expect: 8 2
// expect: 2 8 6
