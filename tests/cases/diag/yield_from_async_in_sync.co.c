/* A plain generator cannot delegate to an async one. */
#include <tandem.h>

async generator(int) numbers(int n);

generator(int) outer(int n)
{
    yield_from(await numbers(n)); // error: generator 'outer' is not async and cannot delegate to an async generator
}
