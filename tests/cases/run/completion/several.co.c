/* Several completions in one task, completed in the opposite order. */
// elision: no (interleaving)
// expect: complete 2
// expect: complete 1
// expect: complete 0
// expect: 0: 0
// expect: 1: 11
// expect: 2: 22
#include <stdio.h>
#include <tandem.h>

static td_completion c[3];

static async void completer(void)
{
    for (int i = 2; i >= 0; i--) {
        await td_yield();
        printf("complete %d\n", i);
        td_complete(&c[i], i * 11);
    }
}

async int main(void)
{
    td_task *t = td_spawn(completer);

    for (int i = 0; i < 3; i++) {
        int64_t v = -1;
        await td_wait(&c[i], &v);
        printf("%d: %d\n", i, (int)v);
    }
    await td_join(t, NULL);
    return 0;
}
