/* defer as the unbraced body of a switch, in an async function. */
#include <tandem.h>

void f(int);

async void user(int n)
{
    await td_yield();
    switch (n)
        defer f(4); // error: 'defer' as the unbraced body of another statement
}
