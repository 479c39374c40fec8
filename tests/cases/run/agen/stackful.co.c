/* An async generator with a variable-length array keeps a stack. */
// remark: 'window' keeps a stack while it waits
// expect: 0
// expect: 1
// expect: 3
// expect: 6
// expect: 9
#include <stdio.h>
#include <tandem.h>

static async generator(int) window(int n, int count)
{
    int last[n];

    for (int i = 0; i < n; i++)
        last[i] = 0;
    for (int i = 0; i < count; i++) {
        int sum = 0;
        last[i % n] = i;
        for (int k = 0; k < n; k++)
            sum += last[k];
        await td_yield();
        yield sum;
    }
}

async int main(void)
{
    foreach (int, v, await window(3, 6)) {
        printf("%d\n", v);
        if (v == 9)
            break;
    }
    return 0;
}
