// A spawned task begins when the spawner next suspends; two tasks take turns.
// elision: no (interleaving)
#include <stdio.h>
#include <tandem.h>

static async int talk(const char *name, int n)
{
    for (int i = 0; i < n; i++) {
        printf("%s%d ", name, i);
        await td_yield();
    }
    return n;
}

async int main(void)
{
    int r;
    td_task *a = td_spawn(talk, "a", 3);

    printf("main ");
    td_task *b = td_spawn(talk, "b", 2);
    await td_join(a, &r);
    await td_join(b, NULL);
    printf("%d\n", r);
    return 0;
}
// expect: main a0 b0 a1 b1 a2 3
