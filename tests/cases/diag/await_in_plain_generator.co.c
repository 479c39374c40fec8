/* await in a generator that is not async. */
#include <tandem.h>

async int fetch(int id);

generator(int) numbers(int n)
{
    for (int i = 0; i < n; i++)
        yield await fetch(i); // error: 'await' in function 'numbers', which is not async
}
