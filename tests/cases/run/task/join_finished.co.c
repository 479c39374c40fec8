/* Joining a task that has long finished gives its result at once. */
// expect: 0 9
// expect: 0 6
// expect: 0 3
#include <stdio.h>
#include <tandem.h>

static async int work(int n)
{
    await td_yield();
    return n * 3;
}

async int main(void)
{
    td_task *t[3];
    int r = 0;

    for (int i = 0; i < 3; i++)
        t[i] = td_spawn(work, i + 1);
    await td_sleep(10);
    for (int i = 2; i >= 0; i--) {
        int s = await td_join(t[i], &r);
        printf("%d %d\n", s, r);
    }
    return 0;
}
