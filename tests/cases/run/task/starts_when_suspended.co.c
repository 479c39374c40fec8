/* A spawned task runs when the spawner next suspends, not before. */
// elision: no (interleaving)
// expect: spawned 1
// expect: spawned 2
// expect: child 1
// expect: child 2
// expect: child 1 ends
// expect: child 2 ends
// expect: joined
#include <stdio.h>
#include <tandem.h>

static async void child(int n)
{
    printf("child %d\n", n);
    await td_yield();
    printf("child %d ends\n", n);
}

async int main(void)
{
    td_task *a = td_spawn(child, 1);
    printf("spawned 1\n");
    td_task *b = td_spawn(child, 2);
    printf("spawned 2\n");
    await td_join(a, NULL);
    await td_join(b, NULL);
    printf("joined\n");
    return 0;
}
