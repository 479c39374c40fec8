/* What this libclang does not know is refused with its own message: constexpr. */
// std: c2x
// needs: libclang before 19
#include <tandem.h>

async int length(void)
{
    constexpr int n = 4; // error: use of undeclared identifier 'constexpr'
    await td_yield();
    return n; // error: use of undeclared identifier 'n'
}
