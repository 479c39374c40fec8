/* A syntax error is shown as the C compiler shows it. */
#include <tandem.h>

async int user(int n)
{
    await td_yield();
    n = n + 1 // error: expected ';'...
    return n;
}
