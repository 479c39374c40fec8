/* -Werror=name makes one warning an error and leaves the others. */
// flags: -Werror=task-dropped
#include <tandem.h>

async int fetch(int id);
generator(int) numbers(int n);

async int user(void)
{
    td_spawn(fetch, 3); // error: the task that...
    numbers(3); // warning: the generator that 'numbers' makes is dropped
    await td_yield();
    return 0;
}
