/* A generator that is made and not kept. */
#include <tandem.h>

generator(int) numbers(int n);
async generator(int) waiting(int n);

async int user(void)
{
    await td_yield();
    numbers(3); // warning: the generator that 'numbers' makes is dropped
    waiting(4); // warning: the generator that 'waiting' makes is dropped
    return 0;
}
