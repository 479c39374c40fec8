/* A plain C function in a task calls an async one: that task waits, the others run on. */
// elision: no (interleaving)
// files: aux/legacy_sum.c
// expect: other runs
// expect: other ends
// expect: read 0
// expect: read 1
// expect: read 2
// expect: 34 1
#include <stdio.h>
#include <tandem.h>
#include "aux/legacy_sum.h"

async int read_slowly(int i)
{
    await td_sleep(100);
    printf("read %d\n", i);
    return i * 10;
}

static async int legacy(void)
{
    int local[4] = {1, 2, 3, 4};
    int sum = legacy_sum(3);

    await td_yield();
    return sum + local[3];
}

static async int other(void)
{
    await td_sleep(1);
    printf("other runs\n");
    await td_sleep(1);
    printf("other ends\n");
    return 1;
}

async int main(void)
{
    td_task *a = td_spawn(legacy), *b = td_spawn(other);
    int x = 0, y = 0;

    await td_join(b, &y);
    await td_join(a, &x);
    printf("%d %d\n", x, y);
    return 0;
}
