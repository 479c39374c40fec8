/* Tasks that own generators, cancelled part-way: the generators are dropped with them. */
// elision: no (interleaving)
// expect: open 3
// expect: moved 3, open 0
#include <errno.h>
#include <stdio.h>
#include <tandem.h>

static int open_count;

static generator(int) endless(int from)
{
    open_count++;
    defer open_count--;
    for (;;)
        yield from++;
}

static async int reader(int from)
{
    int n = 0;

    foreach (int, v, endless(from)) {
        if (await td_sleep(0) == -ECANCELED)
            return v - from;
        n++;
    }
    return n;
}

async int main(void)
{
    td_task *t[3];
    int moved = 0;

    for (int i = 0; i < 3; i++)
        t[i] = td_spawn(reader, i * 100);
    for (int i = 0; i < 5; i++)
        await td_yield();
    printf("open %d\n", open_count);
    for (int i = 0; i < 3; i++)
        td_cancel(t[i]);
    for (int i = 0; i < 3; i++) {
        int r = 0;
        await td_join(t[i], &r);
        moved += r > 0;
    }
    printf("moved %d, open %d\n", moved, open_count);
    return 0;
}
