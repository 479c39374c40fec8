/* A call that comes out of a macro is reported where the macro is used. */
#include <tandem.h>

async int fetch(int id);

#define GET(x) fetch((x) + 1)

async int user(int id)
{
    int a = await GET(id);
    return a + GET(a); // error: call to async function 'fetch' without await...
}
