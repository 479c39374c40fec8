/* yield in a plain function. */
#include <tandem.h>

int plain(int n)
{
    yield n; // error: 'yield' outside a generator
    return n;
}
