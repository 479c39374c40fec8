/* foreach over an async generator in a generator that is not async. */
#include <tandem.h>

async generator(int) numbers(int n);

generator(int) doubled(int n)
{
    foreach (int, v, await numbers(n)) // error: 'foreach' over an async generator in function 'doubled', which is not async
        yield 2 * v;
}
