/* await of a function that is not called. */
#include <tandem.h>

async int fetch(int id);

async int user(void)
{
    int r = await fetch(1);
    return r + (await fetch != 0); // error: 'await' takes a call
}
