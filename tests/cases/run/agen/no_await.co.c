/* An async generator that happens to await nothing behaves like any other. */
// expect: 499500
#include <stdio.h>
#include <tandem.h>

static async generator(int) easy(int n)
{
    for (int i = 0; i < n; i++)
        yield i;
}

async int main(void)
{
    int sum = 0;

    foreach (int, v, await easy(1000))
        sum += v;
    printf("%d\n", sum);
    return 0;
}
