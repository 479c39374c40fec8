/* foreach over an async generator in a plain function. */
#include <tandem.h>

async generator(int) numbers(int n);

int plain(void)
{
    int sum = 0;

    foreach (int, v, await numbers(3)) // error: 'foreach' over an async generator in function 'plain', which is not async
        sum += v;
    return sum;
}
