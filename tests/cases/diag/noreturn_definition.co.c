/* An async function returns whenever it waits: a compiler told otherwise would spoil its callers. */
#include <tandem.h>

async _Noreturn void serve(void) // error: noreturn on an async function is not supported...
{
    for (;;)
        await td_yield();
}
