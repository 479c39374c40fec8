/* Two hundred sleepers in four groups of times wake group by group. */
// elision: no (interleaving)
// expect: 50 50 50 50, 0 early
#include <stdio.h>
#include <tandem.h>

static int woken[4], early;

static async void sleeper(int group)
{
    await td_sleep(5 + 40 * group);
    for (int g = group + 1; g < 4; g++)
        early += woken[g] > 0;
    woken[group]++;
}

async int main(void)
{
    td_task *t[200];

    for (int i = 0; i < 200; i++)
        t[i] = td_spawn(sleeper, i * 7 % 4);
    for (int i = 0; i < 200; i++)
        await td_join(t[i], NULL);
    printf("%d %d %d %d, %d early\n", woken[0], woken[1], woken[2], woken[3], early);
    return 0;
}
