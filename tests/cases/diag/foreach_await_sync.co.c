/* foreach with await over a generator that is not async. */
#include <tandem.h>

generator(int) numbers(int n);

async int user(void)
{
    int sum = 0;

    foreach (int, v, await numbers(3)) // error: 'await' of generator 'numbers', which is not async
        sum += v;
    return sum;
}
