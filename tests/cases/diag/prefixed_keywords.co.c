/* The prefixed keywords are checked like the short ones. */
#define TANDEM_PREFIXED_KEYWORDS
#include <tandem.h>

TD_ASYNC int fetch(int id);

TD_ASYNC int user(int yield)
{
    int await = TD_AWAIT fetch(yield);
    return await + fetch(yield); // error: call to async function 'fetch' without await...
}

int plain(int n)
{
    return TD_AWAIT fetch(n); // error: 'await' in function 'plain', which is not async
}
