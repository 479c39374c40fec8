/* td_self is the running task, the same before and after a suspension; outside it is NULL. */
// elision: no (td_self inside a task)
// expect: 1
// expect: 1 1 1
// expect: 2
// expect: 1
#include <stdio.h>
#include <tandem.h>

static td_task *seen[2];

static async int who(int n)
{
    seen[n] = td_self();
    await td_yield();
    return seen[n] == td_self();
}

static async int root(void)
{
    td_task *a = td_spawn(who, 0), *b = td_spawn(who, 1);
    int x = 0, y = 0;

    await td_yield();
    printf("%d %d %d\n", seen[0] == a, seen[1] == b, a != b);
    await td_join(a, &x);
    await td_join(b, &y);
    return x + y;
}

int main(void)
{
    printf("%d\n", td_self() == NULL);
    printf("%d\n", root());
    printf("%d\n", td_self() == NULL);
    return 0;
}
