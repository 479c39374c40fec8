/* gcc's _Float128, which clang does not know under that name (__float128 it does). */
#include <tandem.h>

async int third(void)
{
    _Float128 n = 4; // error: use of undeclared identifier '_Float128'
    await td_yield();
    return (int)n; // error: use of undeclared identifier 'n'
}
