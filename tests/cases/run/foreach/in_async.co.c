/* foreach in an async function, with awaits in the body and around it. */
// expect: 2
// expect: 6
// expect: 12
// expect: 20
// expect: 30
// expect: 42
// expect: close 6
// expect: 42
// expect: 2
// expect: 6
// expect: 12
// expect: close 6
// expect: -12
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    defer printf("close %d\n", n);
    for (int i = 0; i < n; i++)
        yield i;
}

static async int twice(int n)
{
    await td_yield();
    return 2 * n;
}

static async int work(int limit)
{
    int sum = 0;

    foreach (int, v, range(await twice(3))) {
        int t = await twice(v);

        if (t > limit)
            return -sum;
        sum += t + await twice(1);
        printf("%d\n", sum);
    }
    await td_yield();
    return sum;
}

async int main(void)
{
    printf("%d\n", await work(100));
    printf("%d\n", await work(5));
    return 0;
}
