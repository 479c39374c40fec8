/* longjmp runs none of the defers that it jumps over; those of its target's function run. */
// expect: 0
// expect: 5
// expect: leave main
#include <setjmp.h>
#include <stdio.h>
#include <tandem.h>

static jmp_buf env;

static void f(int n)
{
    defer printf("leave f(%d)\n", n);
    if (n == 0)
        longjmp(env, 5);
    if (n > 0)
        f(n - 1);
}

static int catcher(void)
{
    return setjmp(env);
}

static int try(int n)
{
    int code = setjmp(env);

    if (code)
        return code;
    f(n);
    return 0;
}

int main(void)
{
    defer printf("leave main\n");
    printf("%d\n", catcher());
    printf("%d\n", try(2));
    return 0;
}
