/* In an async generator a call to an async function needs await. */
#include <tandem.h>

async int fetch(int id);

async generator(int) all(int n)
{
    for (int i = 0; i < n; i++)
        yield fetch(i); // error: call to async function 'fetch' without await...
    await td_yield();
}
