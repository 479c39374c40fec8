/* What this libclang does not know is refused with its own message: nullptr. */
// std: c2x
// needs: libclang before 16
#include <tandem.h>

async int *nothing(void)
{
    await td_yield();
    return nullptr; // error: use of undeclared identifier 'nullptr'
}
