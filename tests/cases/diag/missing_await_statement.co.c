/* A call to an async function as a statement needs await in an async function. */
#include <tandem.h>

async int fetch(int id);

async int twice(int id)
{
    fetch(id); // error: call to async function 'fetch' without await would hold a whole stack
    return await fetch(id);
}
