/* foreach over a generator that keeps a stack, in a function that keeps one, dropped part-way. */
// remark: 'table' keeps a stack while it waits
// remark: 'reader' keeps a stack while it waits
// expect: table of 5 dropped
// expect: 5
#include <stdio.h>
#include <tandem.h>

static generator(int) table(int n)
{
    int a[n];

    defer printf("table of %d dropped\n", n);
    for (int i = 0; i < n; i++)
        a[i] = i * i;
    for (int i = 0; i < n; i++)
        yield a[i];
}

static async int reader(int n)
{
    int seen[n];
    int count = 0;

    foreach (int, v, table(n)) {
        seen[count++] = v;
        await td_yield();
        if (count == 3)
            break;
    }
    return seen[0] + seen[1] + seen[2];
}

async int main(void)
{
    printf("%d\n", await reader(5));
    return 0;
}
