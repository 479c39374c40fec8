/* clang's own error: an undeclared identifier in an async function. */
#include <tandem.h>

async int user(void)
{
    await td_yield();
    return nowhere; // error: use of undeclared identifier 'nowhere'...
}
