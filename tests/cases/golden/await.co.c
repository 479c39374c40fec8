/* An async function that awaits in a loop, and a main that awaits it: frames, steps, ramps. */
#include <tandem.h>

static async int sum(int n)
{
    int total = 0;
    for (int i = 0; i < n; i++)
        total += await td_yield() + i;
    return total;
}

async int main(void)
{
    return await sum(3) - 3;
}
