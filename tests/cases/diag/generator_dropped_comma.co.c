/* The value on the left of a comma is dropped. */
#include <tandem.h>

generator(int) numbers(int n)
{
    yield n;
}

async int user(int n)
{
    n++, numbers(1); // warning: the generator that 'numbers' makes is dropped
    td_gen *g = (numbers(2), numbers(3)); // warning: the generator that 'numbers' makes is dropped
    td_gen_free(g);
    (void)numbers(4);
    return await td_yield();
}
