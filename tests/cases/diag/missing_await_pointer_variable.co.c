/* Calling through a local pointer that is marked async. */
#include <tandem.h>

async int fetch(int id);

async int user(int id)
{
    async int (*op)(int) = fetch;
    int a = await op(id);
    return a + op(id); // error: call through a pointer marked async without await...
}
