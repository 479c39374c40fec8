/* Calling through a pointer to a typedef that is marked async. */
#include <tandem.h>

typedef async int handler(int);

async int user(handler *h, int n)
{
    int a = await h(n);
    return a + h(n); // error: call through a pointer marked async without await...
}
