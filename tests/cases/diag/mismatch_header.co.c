/* The header says async, the definition in the file does not. */
#include <tandem.h>
#include "aux/fetch.h"

int fetch_line(int id) // error: 'fetch_line' is declared not async here, but async before
{
    return id;
}
// note@./aux/fetch.h:5: the earlier declaration is here
