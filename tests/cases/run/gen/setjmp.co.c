/* A generator that calls setjmp keeps a stack; longjmp inside it works between yields. */
// remark: 'retry' keeps a stack while it waits
// warnings: no (setjmp clobbers are the user's business here)
// expect: 1
// expect: -10
// expect: 2
// expect: -20
// expect: 3
// expect: 100
#include <setjmp.h>
#include <stdio.h>
#include <tandem.h>

static jmp_buf env;

static void fail(int code)
{
    longjmp(env, code);
}

static generator(int) retry(void)
{
    volatile int tries = 0;
    int code = setjmp(env);

    if (code)
        yield -code;
    tries = tries + 1;
    yield tries;
    if (tries < 3)
        fail(tries * 10);
    yield 100;
}

int main(void)
{
    td_gen *g = retry();
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
