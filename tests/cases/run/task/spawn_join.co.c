/* Spawn two tasks, join them, copy their results. */
// expect: 0
// expect: 0
// expect: 3 34
#include <stdio.h>
#include <tandem.h>

static async int add(int a, int b)
{
    await td_yield();
    return a + b;
}

async int main(void)
{
    td_task *x = td_spawn(add, 1, 2), *y = td_spawn(add, 30, 4);
    int a = 0, b = 0;

    printf("%d\n", await td_join(x, &a));
    printf("%d\n", await td_join(y, &b));
    printf("%d %d\n", a, b);
    return 0;
}
