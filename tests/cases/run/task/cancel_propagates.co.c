/* -ECANCELED travels up through three functions by plain returns, defers included. */
// elision: no (interleaving)
// expect: low leaves
// expect: middle leaves
// expect: high leaves
// expect: 1
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

#define TRY(e)                \
    do {                      \
        int try_ = (e);       \
        if (try_ < 0)         \
            return try_;      \
    } while (0)

static async int low(void)
{
    defer printf("low leaves\n");
    TRY(await td_sleep(60000));
    return 1;
}

static async int middle(void)
{
    defer printf("middle leaves\n");
    TRY(await low());
    return 2;
}

static async int high(void)
{
    defer printf("high leaves\n");
    TRY(await middle());
    return 3;
}

async int main(void)
{
    td_task *t = td_spawn(high);
    int r = 0;

    await td_yield();
    td_cancel(t);
    await td_join(t, &r);
    printf("%d\n", r == -ECANCELED);
    return 0;
}
