/* The argument of an awaited call is a call too. */
#include <tandem.h>

async int fetch(int id);

async int chain(int id)
{
    return await fetch(
        fetch(id)); // error: call to async function 'fetch' without await...
}
