/* foreach over an async generator without await. */
#include <tandem.h>

async generator(int) numbers(int n);

async int user(void)
{
    int sum = 0;

    foreach (int, v, numbers(3)) // error: 'foreach' over async generator 'numbers' needs 'await'
        sum += v;
    await td_yield();
    return sum;
}
