/* td_join from plain code outside every task runs the loop until the task has finished. */
// expect: 0 0 10 1
#include <stdio.h>
#include <tandem.h>

static async int slow(int n)
{
    await td_sleep(n);
    return n;
}

int main(void)
{
    td_task *a = td_spawn(slow, 10), *b = td_spawn(slow, 1);
    int x = 0, y = 0;
    int p = td_join(a, &x), q = td_join(b, &y);

    printf("%d %d %d %d\n", p, q, x, y);
    return 0;
}
