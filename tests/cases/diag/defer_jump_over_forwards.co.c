/* A goto forwards over a defer in its block. */
#include <tandem.h>

void f(int);

void user(int n)
{
    if (n > 3)
        goto behind; // error: jump over a 'defer' within its block
    defer f(1);
behind:
    f(2);
}
// note@-4: the 'defer' is here
