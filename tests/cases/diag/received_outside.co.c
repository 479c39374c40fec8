/* received outside a generator. */
#include <tandem.h>

async int user(void)
{
    await td_yield();
    return received(int); // error: 'received' outside a generator
}
