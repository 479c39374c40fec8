/* Calling through an array of pointers that is marked async, in both spellings. */
#include <tandem.h>

async int fetch(int id);
static async int (*table[2])(int) = {fetch, fetch};

async int user(int n)
{
    int a = await table[0](n);
    a += table[1](n); // error: call through a pointer marked async without await...
    a += (*table[1])(n); // error: call through a pointer marked async without await...
    return a;
}
