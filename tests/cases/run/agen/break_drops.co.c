/* break drops an async generator, whose deferred await runs before the loop is left. */
// expect: 0
// expect: turn 0
// expect: 1
// expect: turn 1
// expect: closing 5
// expect: closed 5
// expect: behind
// expect: 0
// expect: turn 0
// expect: closing 1
// expect: closed 1
#include <stdio.h>
#include <tandem.h>

static async int closing(int n)
{
    printf("closing %d\n", n);
    await td_sleep(1);
    printf("closed %d\n", n);
    return 0;
}

static async generator(int) numbers(int n)
{
    defer await closing(n);
    for (int i = 0; i < n; i++) {
        defer {
            await td_yield();
            printf("turn %d\n", i);
        }
        await td_yield();
        yield i;
    }
}

async int main(void)
{
    foreach (int, v, await numbers(5)) {
        printf("%d\n", v);
        if (v == 1)
            break;
    }
    printf("behind\n");
    foreach (int, v, await numbers(1))
        printf("%d\n", v);
    return 0;
}
