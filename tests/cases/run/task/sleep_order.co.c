/* Sleepers wake by their time, whatever the order in which they went to sleep. */
// elision: no (interleaving)
// expect: slept 5
// expect: slept 25
// expect: slept 45
#include <stdio.h>
#include <tandem.h>

static async void sleeper(int ms)
{
    await td_sleep(ms);
    printf("slept %d\n", ms);
}

async int main(void)
{
    static const int ms[] = {45, 5, 25};
    td_task *t[3];

    for (int i = 0; i < 3; i++)
        t[i] = td_spawn(sleeper, ms[i]);
    for (int i = 0; i < 3; i++)
        await td_join(t[i], NULL);
    return 0;
}
