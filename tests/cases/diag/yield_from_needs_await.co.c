/* yield_from an async generator without await. */
#include <tandem.h>

async generator(int) numbers(int n);

async generator(int) outer(int n)
{
    yield_from(await numbers(n));
    yield_from(numbers(n)); // error: 'yield_from' of async generator 'numbers' needs 'await'
}
