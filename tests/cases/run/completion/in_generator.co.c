/* An async generator of events: each is a completion that a timer task completes. */
// elision: no (async generator)
// expect: 0
// expect: 1
// expect: 4
// expect: 9
#include <stdio.h>
#include <tandem.h>

static td_completion slots[4];

static async void producer(void)
{
    for (int i = 0; i < 4; i++) {
        await td_sleep(1);
        td_complete(&slots[i], i * i);
    }
}

static async generator(int64_t) events(void)
{
    for (int i = 0; i < 4; i++) {
        int64_t v;
        if (await td_wait(&slots[i], &v) < 0)
            return;
        yield v;
    }
}

async int main(void)
{
    td_task *t = td_spawn(producer);

    foreach (int64_t, v, await events())
        printf("%d\n", (int)v);
    await td_join(t, NULL);
    return 0;
}
