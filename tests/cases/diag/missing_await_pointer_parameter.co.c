/* Calling through a parameter that is marked async. */
#include <tandem.h>

async int user(async int (*op)(int), int (*plain)(int), int n)
{
    int a = plain(n);
    a += await op(n);
    return a + op(n); // error: call through a pointer marked async without await...
}
