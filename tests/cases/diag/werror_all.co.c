/* -Werror makes every warning an error. */
// flags: -Werror
#include <tandem.h>

async int fetch(int id);
generator(int) numbers(int n);

async int user(void)
{
    td_spawn(fetch, 3); // error: the task that...
    numbers(3); // error: the generator that 'numbers' makes is dropped
    await td_yield();
    return 0;
}
