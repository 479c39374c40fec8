/* Warnings are shown beside errors. */
#include <tandem.h>

async int fetch(int id);
generator(int) numbers(int n);

async int user(int n)
{
    numbers(n); // warning: the generator that 'numbers' makes is dropped
    return fetch(n); // error: call to async function 'fetch' without await...
}
