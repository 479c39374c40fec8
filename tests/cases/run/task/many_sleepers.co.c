/* Two hundred sleepers in four groups of times wake in the order of their times, whenever they began. */
// elision: no (interleaving)
// expect: 50 50 50 50, 0 early
#include <stdint.h>
#include <stdio.h>
#include <tandem.h>

static int woken[4], early;
static int64_t latest; /* of the sleepers due so far */

static async void sleeper(int group)
{
    int ms = 5 + 40 * group;
    int64_t due = td_now() + ms;

    await td_sleep(ms);
    early += td_now() < due;
    early += latest > due + 1;
    if (latest < due)
        latest = due;
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
