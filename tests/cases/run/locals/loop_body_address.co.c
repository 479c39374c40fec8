// The address of a variable of a loop's body, taken in one round and used within that round.
// warnings: no (the loop counts through a pointer)
#include <stdio.h>
#include <tandem.h>

static int *hook;

static async void through(int v)
{
    await td_yield();
    *hook += v;
}

async int main(void)
{
    int total = 0;

    for (int i = 0, *pi = &i; i < 6; ++*pi) {
        int v = i;
        if (i % 2)
            hook = &v;
        else
            hook = &total;
        await through(100);
        if (v >= 100) {
            int *old = hook;
            await td_yield();
            *old += 1;
            total += v;
        }
    }
    printf("%d\n", total);
    return 0;
}
// expect: 612
