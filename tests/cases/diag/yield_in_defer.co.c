/* yield and yield_from in a deferred statement. */
#include <tandem.h>

generator(int) other(int n);

generator(int) numbers(int n)
{
    defer {
        yield n; // error: 'yield' in a deferred statement
    }
    defer yield_from(other(n)); // error: 'yield_from' in a deferred statement
    yield 1;
}
