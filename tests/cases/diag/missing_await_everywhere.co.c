/* Initialisers, conditions, operands, returns: each is reported. */
#include <tandem.h>

async int fetch(int id);

async int all(int id)
{
    int a = fetch(id); // error: call to async function 'fetch' without await
    if (fetch(a)) // error: call to async function 'fetch' without await
        a++;
    while (a < 0 && fetch(1)) // error: call to async function 'fetch' without await
        a += 2;
    for (int i = 0; i < fetch(i); i++) // error: call to async function 'fetch' without await
        a--;
    int v[] = {1, fetch(2)}; // error: call to async function 'fetch' without await
    a += v[fetch(0)]; // error: call to async function 'fetch' without await
    return a ? fetch(a) : 0; // error: call to async function 'fetch' without await
}
