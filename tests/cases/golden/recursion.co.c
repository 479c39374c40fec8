/* A function that awaits itself takes a frame of its own from the task's frame stack. */
#include <tandem.h>

async long fib(int n)
{
    if (n < 2)
        return n;
    return await fib(n - 1) + await fib(n - 2);
}
