/* In a plain function of an annotated file too. */
#include <tandem.h>

generator(int) numbers(int n)
{
    yield n;
}

void plain(void)
{
    defer td_now();
    numbers(3); // warning: the generator that 'numbers' makes is dropped
}
