/* All errors of a file come in one run. */
#include <tandem.h>

async int fetch(int id);
void f(int);

int plain(int n)
{
    yield n; // error: 'yield' outside a generator
    return await fetch(n); // error: 'await' in function 'plain', which is not async
}

async int user(int n)
{
    fetch(n); // error: call to async function 'fetch' without await...
    if (n)
        defer f(n); // error: 'defer' as the unbraced body of another statement
    return await n; // error: 'await' takes a call
}

generator(int) numbers(int n)
{
    defer {
        yield 1; // error: 'yield' in a deferred statement
    }
    yield n;
    return 0; // error: a generator ends by 'return;' and returns no value
}
