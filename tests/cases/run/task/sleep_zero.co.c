/* td_sleep(0) lets the others run. */
// elision: no (interleaving)
// expect: 3
#include <stdio.h>
#include <tandem.h>

static int others;

static async void other(void)
{
    for (int i = 0; i < 3; i++) {
        others++;
        await td_yield();
    }
}

async int main(void)
{
    td_task *t = td_spawn(other);
    int turns = 0;

    while (others < 3 && turns < 100000) {
        await td_sleep(0);
        turns++;
    }
    printf("%d\n", others);
    await td_join(t, NULL);
    return 0;
}
