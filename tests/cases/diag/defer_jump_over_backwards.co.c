/* A goto backwards over a defer in its block. */
#include <tandem.h>

void f(int);

void user(int n)
{
again:
    f(0);
    defer f(1);
    if (n-- > 3)
        goto again; // error: jump over a 'defer' within its block
}
// note@-4: the 'defer' is here
