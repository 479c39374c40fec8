/* Cleanup variables of loop bodies: each turn, continue, break and goto, across suspensions. */
// expect: turn 0
// expect: bye 1
// expect: bye 11
// expect: turn 2
// expect: bye 21
// expect: bye 31
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
        v++;
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
