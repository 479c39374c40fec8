/* Cleanup variables of loop bodies: each turn, continue, break and goto, across suspensions. */
// expect: turn 0
// expect: bye 0
// expect: bye 10
// expect: turn 2
// expect: bye 20
// expect: bye 30
// expect: end
#include <stdio.h>
#include <tandem.h>

static void bye(const int *p)
{
    printf("bye %d\n", *p);
}

static async int f(void)
{
    for (int i = 0; i < 5; i++) {
        __attribute__((cleanup(bye))) int v = i * 10;
        await td_yield();
        if (i == 1)
            continue;
        if (i == 3)
            goto out;
        printf("turn %d\n", i);
    }
out:
    await td_yield();
    return 0;
}

async int main(void)
{
    await f();
    printf("end\n");
    return 0;
}
