/* What clang cannot parse is refused: a nested function. */
#include <tandem.h>

async int user(int n)
{
    int inner(int k) { return k + n; } // error: function definition is not allowed here...
    await td_yield();
    return n;
}
