/* return with a value in an async generator. */
#include <tandem.h>

async generator(int) numbers(int n)
{
    await td_yield();
    if (n < 0)
        return 0; // error: a generator ends by 'return;' and returns no value
    yield n;
}
