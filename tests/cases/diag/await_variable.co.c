/* await takes a call, not a variable. */
#include <tandem.h>

async int user(int x)
{
    await td_yield();
    return await x; // error: 'await' takes a call
}
