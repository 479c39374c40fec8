/* await of a direct call of a function that is not async. */
#include <stdlib.h>
#include <tandem.h>

static int twice(int n)
{
    return 2 * n;
}

async int user(int n)
{
    await td_yield();
    n += await twice(n); // error: 'await' of 'twice', which is not async
    return await abs(n); // error: 'await' of 'abs', which is not async
}
