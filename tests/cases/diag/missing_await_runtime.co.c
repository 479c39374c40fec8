/* The runtime's own async functions are no exception. */
#include <tandem.h>

async int nap(void)
{
    td_sleep(5); // error: call to async function 'td_sleep' without await...
    return td_yield(); // error: call to async function 'td_yield' without await...
}
