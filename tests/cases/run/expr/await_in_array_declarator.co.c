// An await inside the declarator of a variable-length array.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int fill(int n, int *a)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += a[i] = i + 1;
    return s;
}

async int main(void)
{
    int total = 0;

    for (int i = 1; i < 4; i++) {
        {
            int a[await later(i) + 1];
            total += fill(i + 1, a) * 10 + (int)(sizeof a / sizeof *a);
        }
        await td_yield();
    }
    printf("%d\n", total);
    return 0;
}
// warnings: no (the size is not seen to be used)
// expect: 199
