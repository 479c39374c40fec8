// A member that is a macro of its own name, and an await among the arguments of td_spawn.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <tandem.h>
static async int g(int v) { await td_yield(); return v + 1; }
async int f(void) { struct sigaction a = {0}; a.sa_handler = SIG_IGN; await td_yield(); return a.sa_handler == SIG_IGN; }
async int main(void)
{
    int r = 0;
    td_task *t = td_spawn(g, await g(1));
    await td_join(t, &r);
    printf("%d %d\n", await f(), r);
    return 0;
}
// std: gnu11
// expect: 1 3
