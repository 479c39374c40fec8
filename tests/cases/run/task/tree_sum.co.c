/* Tasks spawn tasks: the sum over a binary tree, one task a node. */
// expect: 2080 by 127
#include <stdio.h>
#include <tandem.h>

static int tasks;

static async long sum(int lo, int hi)
{
    tasks++;
    if (hi - lo == 1) {
        await td_yield();
        return lo;
    }
    int mid = lo + (hi - lo) / 2;
    td_task *left = td_spawn(sum, lo, mid), *right = td_spawn(sum, mid, hi);
    long a = 0, b = 0;

    await td_join(right, &b);
    await td_join(left, &a);
    return a + b;
}

async int main(void)
{
    long r = await sum(1, 65);

    printf("%ld by %d\n", r, tasks);
    return 0;
}
