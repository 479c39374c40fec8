/* An async function returns whenever it waits: a compiler told otherwise would spoil its callers. */
#include <tandem.h>

async _Noreturn void serve(void) // error: noreturn on an async function is not supported in a transformed function: it returns to the scheduler each time it waits; leave the attribute out...
{
    for (;;)
        await td_yield();
}
