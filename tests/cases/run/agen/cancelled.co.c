/* The task that reads an async generator is cancelled while the generator waits. */
// elision: no (async generator)
// expect: 1
// expect: cancelled 1
// expect: slow leaves
// expect: left the loop
// expect: 101
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static async generator(int) slow(void)
{
    defer printf("slow leaves\n");
    yield 1;
    int r = await td_sleep(60000);
    printf("cancelled %d\n", r == -ECANCELED);
    if (r < 0)
        return;
    yield 2;
}

static async int reader(void)
{
    int n = 0;

    foreach (int, v, await slow()) {
        printf("%d\n", v);
        n++;
    }
    printf("left the loop\n");
    return await td_yield() == -ECANCELED ? n + 100 : n;
}

async int main(void)
{
    td_task *t = td_spawn(reader);
    int r = 0;

    await td_sleep(2);
    td_cancel(t);
    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
