/* A keyword that comes out of macros that lead back to each other is found, whichever is asked first. */
#include <tandem.h>

async int get(int x);

#define A(x) B(x) + await get(x)
#define B(x) A(x)

int (A)(int), (B)(int);

int first(int x)
{
    return A(x); // error: 'await' in function 'first', which is not async
}

int second(int x)
{
    return B(x); // error: 'await' in function 'second', which is not async
}
