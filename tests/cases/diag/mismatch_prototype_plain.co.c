/* The prototype is plain, the definition async. */
#include <tandem.h>

int fetch(int id);

async int fetch(int id) // error: 'fetch' is declared async here, but not async before
{
    await td_yield();
    return id;
}
// note@-7: the earlier declaration is here
