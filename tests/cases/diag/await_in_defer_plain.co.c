/* await in a deferred statement of a plain function. */
#include <tandem.h>

void user(void)
{
    defer await td_yield(); // error: 'await' in function 'user', which is not async
}
