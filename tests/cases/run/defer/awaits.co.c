/* await in a deferred statement: the value was computed before, the caller waits for the defer. */
// expect: turn 0
// expect: closing first
// expect: closed first
// expect: turn 1
// expect: closing second
// expect: closed second
// expect: closing outer
// expect: closed outer
// expect: result 0, n 0
// expect: work 0
// expect: closing first
// expect: closed first
// expect: turn 1
// expect: closing second
// expect: closed second
// expect: closing outer
// expect: closed outer
// expect: result 0, n 1
// expect: work 1
// expect: closing first
// expect: closed first
// expect: closing outer
// expect: closed outer
// expect: result 0, n 3
// expect: work 200
#include <stdio.h>
#include <tandem.h>

static async int closing(const char *name)
{
    printf("closing %s\n", name);
    await td_yield();
    await td_sleep(1);
    printf("closed %s\n", name);
    return 0;
}

static async int work(int n)
{
    defer {
        int r = await closing("outer");
        printf("result %d, n %d\n", r, n);
    }
    for (int i = 0; i < 2; i++) {
        defer await closing(i ? "second" : "first");
        await td_yield();
        if (n == 1 && i == 0)
            continue;
        if (n == 2)
            return n++ * 100;
        printf("turn %d\n", i);
    }
    return n;
}

async int main(void)
{
    for (int n = 0; n < 3; n++)
        printf("work %d\n", await work(n));
    return 0;
}
