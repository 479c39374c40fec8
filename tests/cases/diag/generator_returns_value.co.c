/* return with a value in a generator. */
#include <tandem.h>

generator(int) numbers(int n)
{
    if (n == 0)
        return;
    yield n;
    return 0; // error: a generator ends by 'return;' and returns no value
}
