/* Detached tasks run to their end without anybody joining them. */
// elision: no (interleaving)
// expect: left 3
// expect: done 1
// expect: done 2
// expect: done 3
// expect: left 0
#include <stdio.h>
#include <tandem.h>

static int left;

static async void work(int n)
{
    for (int i = 0; i < n; i++)
        await td_yield();
    printf("done %d\n", n);
    left--;
}

async int main(void)
{
    for (int i = 3; i > 0; i--) {
        left++;
        td_detach(td_spawn(work, i));
    }
    printf("left %d\n", left);
    while (left > 0)
        await td_yield();
    printf("left %d\n", left);
    return 0;
}
