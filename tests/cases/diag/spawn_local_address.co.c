/* The address of a local is given to a task, which may outlive it. */
#include <tandem.h>

async int fill(int *where, int n);

async int user(void)
{
    int here = 0;
    static int there;
    td_task *t = td_spawn(fill, &here, 3); // warning: the address of local 'here' is passed to a spawned task...
    td_task *u = td_spawn(fill, &there, 3);

    await td_join(t, NULL);
    await td_join(u, NULL);
    return here;
}
