/* A computed goto might leave the block of a defer without anybody seeing it. */
#include <tandem.h>

void f(int);

void user(int n)
{
    void *to = n ? &&out : &&again;
again:
    f(n);
    {
        defer f(1);
        if (n)
            goto *to; // error: a computed goto beside a 'defer' is not supported in a transformed function...
    }
out:
    f(2);
}
// note@-7: the 'defer' is here
