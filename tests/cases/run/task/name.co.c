/* td_name names the running task and changes nothing else. */
// expect: 4
#include <stdio.h>
#include <tandem.h>

static async int work(const char *name, int n)
{
    td_name(name);
    await td_yield();
    td_name("renamed");
    await td_yield();
    return n;
}

async int main(void)
{
    td_task *t = td_spawn(work, "worker", 4);
    int r = 0;

    td_name("main");
    await td_join(t, &r);
    printf("%d\n", r);
    return 0;
}
