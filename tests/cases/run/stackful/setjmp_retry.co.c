// setjmp before a suspension and longjmp after it, in the same function: a retry loop.
// remark: 'attempt' keeps a stack while it waits: setjmp
#include <stdio.h>
#include <tandem.h>
#include <setjmp.h>

static jmp_buf env;
static int tries;

static void check(int rounds)
{
    if (rounds < 3)
        longjmp(env, 1);
}

static async int attempt(int base)
{
    volatile int last = base, rounds = 0;

    if (setjmp(env) != 0)
        rounds++;
    last += rounds;
    await td_yield();
    tries++;
    check(rounds);
    await td_sleep(1);
    return last;
}

async int main(void)
{
    int r = await attempt(100);
    printf("%d %d\n", r, tries);
    return 0;
}
// warnings: no (clobbered variables)
// expect: 106 4
