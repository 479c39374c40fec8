/* The same in an async function and in a generator, where it is easy to do. */
#include <tandem.h>

void f(int);

async void waiting(int n)
{
    await td_yield();
    if (n > 3)
        goto behind; // error: jump over a 'defer' within its block
    defer f(1);
    await td_yield();
behind:
    f(2);
}

generator(int) giving(int n)
{
again:
    yield 1;
    defer f(1);
    if (n-- > 3)
        goto again; // error: jump over a 'defer' within its block
    yield 2;
}
// note@-15: the 'defer' is here
// note@-6: the 'defer' is here
