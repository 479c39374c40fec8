/* yield in an async function that is no generator. */
#include <tandem.h>

async int user(int n)
{
    await td_yield();
    yield n; // error: 'yield' outside a generator
    return n;
}
