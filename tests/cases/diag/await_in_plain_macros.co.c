/* A keyword that reaches a plain function through several macros is found. */
#include <tandem.h>

async int get(int x);

#define GET(x) await get(x)
#define CALL(f, x) f(x)
#define FIRST GET

int by_call(int x)
{
    return CALL(GET, x); // error: 'await' in function 'by_call', which is not async
}

int by_name(int x)
{
    return FIRST(x); // error: 'await' in function 'by_name', which is not async
}
