/* A prototype that is a generator, a definition that is not. */
#include <tandem.h>

generator(int) numbers(int n);

td_gen *numbers(int n) // error: 'numbers' is declared as a plain function here, but as a generator before
{
    (void)n;
}
// note@-6: the earlier declaration is here
