/* A plain helper of a generator calls an async function; the task that reads it waits. */
// expect: 2
// expect: 5
// expect: 10
// expect: total 17
#include <stdio.h>
#include <tandem.h>

static async int slow_square(int n)
{
    await td_sleep(1);
    return n * n;
}

static int helper(int n)
{
    return slow_square(n) + 1;
}

static generator(int) squares(int n)
{
    for (int i = 1; i <= n; i++)
        yield helper(i);
}

static async int total(int n)
{
    int sum = 0;

    foreach (int, v, squares(n)) {
        printf("%d\n", v);
        sum += v;
    }
    await td_yield();
    return sum;
}

int main(void)
{
    printf("total %d\n", total(3));
    return 0;
}
