/* A plain C function can be a task too. */
// expect: 42
#include <stdio.h>
#include <tandem.h>

static int twice(int n)
{
    return 2 * n;
}

async int main(void)
{
    td_task *t = td_spawn(twice, 21);
    int r = 0;

    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
