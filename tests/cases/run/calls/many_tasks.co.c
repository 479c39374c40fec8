// A hundred tasks of one function, each with locals of its own, joined in another order.
#include <stdio.h>
#include <tandem.h>

static async int work(int id, int rounds)
{
    int history[4] = { id, id, id, id }, sum = 0;

    for (int i = 0; i < rounds; i++) {
        history[i % 4] += i;
        if (id % 3 == 0)
            await td_sleep(1);
        else
            await td_yield();
        sum += history[i % 4];
    }
    return sum - rounds * id;
}

async int main(void)
{
    td_task *t[100];
    int total = 0;

    for (int i = 0; i < 100; i++)
        t[i] = td_spawn(work, i, i % 5);
    for (int i = 99; i >= 0; i--) {
        int r = -1;
        await td_join(t[i], &r);
        total += r * (i % 7 + 1);
    }
    printf("%d\n", total);
    return 0;
}
// expect: 775
