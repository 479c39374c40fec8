// A function that keeps a stack, awaited through a pointer and spawned several times at once.
// remark: 'work' keeps a stack while it waits
#include <stdio.h>
#include <tandem.h>

static async long work(int n, long by)
{
    long a[n], s = 0;

    for (int i = 0; i < n; i++) {
        a[i] = i * by;
        await td_yield();
    }
    while (n--)
        s += a[n];
    return s;
}

async int main(void)
{
    async long (*p)(int, long) = work;
    td_task *t[5];
    long r, sum = 0;

    for (int i = 0; i < 5; i++)
        t[i] = td_spawn(work, i + 1, 10L);
    printf("%ld\n", await p(4, 2));
    for (int i = 4; i >= 0; i--) {
        await td_join(t[i], &r);
        sum = sum * 3 + r;
    }
    printf("%ld\n", sum);
    return 0;
}
// expect: 12
// expect: 10020
