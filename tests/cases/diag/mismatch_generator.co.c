/* A generator's prototype and definition disagree about async. */
#include <tandem.h>

generator(int) numbers(int n);

async generator(int) numbers(int n) // error: 'numbers' is declared async here, but not async before
{
    await td_yield();
    yield n;
}
// note@-7: the earlier declaration is here
