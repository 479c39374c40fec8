/* clang's own error: too few arguments in an awaited call. */
#include <tandem.h>

async int fetch(int id, int size);

async int user(void)
{
    return await fetch(1); // error: too few arguments to function call...
}
// note@-6: 'fetch' declared here
