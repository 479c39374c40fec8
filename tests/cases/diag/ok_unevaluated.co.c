/* Accepted: sizeof does not call. */
#include <tandem.h>

async int fetch(int id);

async int user(void)
{
    int a = (int)sizeof(await fetch(1));
    await td_yield();
    return a;
}
