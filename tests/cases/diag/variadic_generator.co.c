/* A generator's body runs after the call has ended: it cannot have variable arguments. */
#include <stdarg.h>
#include <tandem.h>

generator(int) numbers(int n, ...) // error: a generator with variable arguments is not supported in a transformed function: they are gone when its body begins; pass an array or a struct
{
    va_list ap;

    va_start(ap, n);
    while (n--)
        yield va_arg(ap, int);
    va_end(ap);
}
