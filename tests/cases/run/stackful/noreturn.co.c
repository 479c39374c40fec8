/* An async function that never returns keeps a stack: its callers were compiled to rely on it. */
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

static async void fail(const char *why, int code) __attribute__((noreturn));
static _Noreturn async void leave(int code);

static async void fail(const char *why, int code) // remark: 'fail' keeps a stack while it waits: noreturn at line 9
{
    await td_sleep(1);
    printf("failed: %s\n", why);
    for (;;)
        await leave(code);
}

static async void leave(int code) // remark: 'leave' keeps a stack while it waits: noreturn at line 17
{
    await td_yield();
    printf("left with %d\n", code);
    exit(code);
}

/* no return after the last statement: the compiler leaves no code there to return to */
static async int checked(int x)
{
    await td_yield();
    if (x < 3)
        return x;
    await fail("too much", x);
}

async int main(void)
{
    async void (*stop)(const char *, int) = fail;

    printf("%d\n", await checked(1));
    if (await checked(2) == 2)
        printf("%d\n", await checked(7));
    await stop("not reached", 1);
    return 0;
}

// std: c11
// expect: 1
// expect: failed: too much
// expect: left with 7
// exit: 7
