/* Two prototypes disagree, and nothing is defined here. */
#include <tandem.h>

async int fetch(int id);
int fetch(int id); // error: 'fetch' is declared...

async int user(void)
{
    await td_yield();
    return 1;
}
