/* -Wno-name turns one warning off and leaves the others. */
// flags: -Wno-task-dropped
#include <tandem.h>

async int fetch(int id);
generator(int) numbers(int n);

async int user(void)
{
    td_spawn(fetch, 3);
    numbers(3); // warning: the generator that 'numbers' makes is dropped
    await td_yield();
    return 0;
}
