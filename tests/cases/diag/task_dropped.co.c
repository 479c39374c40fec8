/* A task whose handle is not kept. */
#include <tandem.h>

async int fetch(int id);

async int user(void)
{
    td_spawn(fetch, 3); // warning: the task that...
    td_detach(td_spawn(fetch, 4));
    await td_yield();
    return 0;
}
