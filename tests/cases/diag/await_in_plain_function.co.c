/* await in a function that is not async. */
#include <tandem.h>

async int fetch(int id);

int plain(int id)
{
    return await fetch(id); // error: 'await' in function 'plain', which is not async
}
