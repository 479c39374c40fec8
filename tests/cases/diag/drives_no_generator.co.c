/* foreach and yield_from of what makes no generator. */
#include <tandem.h>

int number(int n);
async int waits(int n);
td_gen *made(void);
generator(int) (*pointer)(void);

generator(int) delegates(td_gen *handle)
{
    yield_from(number(3)); // error: 'yield_from' takes a generator, a 'td_gen *', and this is 'int'
    yield_from(waits(3)); // error: 'yield_from' takes a generator, a 'td_gen *', and this is 'int'
    yield_from(made());
    yield_from(pointer());
    yield_from(handle);
}

void loops(int *list)
{
    foreach (int, i, number(3)) // error: 'foreach' takes a generator, a 'td_gen *', and this is 'int'
        (void)i;
    foreach (int, i, list) // error: 'foreach' takes a generator, a 'td_gen *', and this is 'int *'
        (void)i;
    foreach (int, i, made())
        (void)i;
}
