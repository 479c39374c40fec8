// The size of a variable-length array was awaited; the array itself lives across no suspension.
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
        const int n = await later(i) * 2;
        {
            int a[n];
            total += fill(n, a) + (int)(sizeof a / sizeof *a) * 100;
        }
        await td_yield();
    }
    printf("%d\n", total);
    return 0;
}
// expect: 1234
