/* Accepted: a variable-length array whose block is left before the suspension needs no stack. */
// flags: --stackless-only
#include <tandem.h>

async int waiting(int n)
{
    int sum = 0;

    {
        int a[n];

        for (int i = 0; i < n; i++)
            a[i] = i;
        for (int i = 0; i < n; i++)
            sum += a[i];
    }
    await td_yield();
    return sum;
}
