/* An async recursion ten thousand deep that waits at the bottom. */
// expect: 50005000
#include <stdio.h>
#include <tandem.h>

static async long down(int n)
{
    if (n == 0) {
        await td_sleep(1);
        return 0;
    }
    long rest = await down(n - 1);

    if (n % 5000 == 0)
        await td_yield();
    return rest + n;
}

async int main(void)
{
    printf("%ld\n", await down(10000));
    return 0;
}
