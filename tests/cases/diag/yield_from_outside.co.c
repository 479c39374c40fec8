/* yield_from outside a generator. */
#include <tandem.h>

generator(int) numbers(int n);

void plain(int n)
{
    yield_from(numbers(n)); // error: 'yield_from' outside a generator
}
