/* The prototype is async, the definition plain. */
#include <tandem.h>

async int fetch(int id);

int fetch(int id) // error: 'fetch' is declared not async here, but async before
{
    return id;
}
// note@-6: the earlier declaration is here
