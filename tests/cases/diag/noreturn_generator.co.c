/* The call that makes a generator returns at once. */
#include <tandem.h>

static _Noreturn generator(int) count(void) // error: noreturn on a generator is not supported in a transformed function: the call that makes it returns
{
    for (int i = 0;; i++)
        yield i;
}
