/* td_join with NULL takes no result. */
// expect: 0 1
// expect: 0 3
// expect: 0 6
#include <stdio.h>
#include <tandem.h>

static int done;

static async int work(int n)
{
    await td_yield();
    done += n;
    return n;
}

async int main(void)
{
    for (int i = 1; i <= 3; i++) {
        td_task *t = td_spawn(work, i);
        int r = await td_join(t, NULL);
        printf("%d %d\n", r, done);
    }
    return 0;
}
