// What only its call declares, as in C89, is declared without async.
#include <tandem.h>

async int f(void);

async int f(void)
{
    return await undeclared(1); // error: 'await' of 'undeclared', which is not async
}
