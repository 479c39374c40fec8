#include <stdio.h>
#include <tandem.h>

async int sum(int n)
{
    int squares[n], total = 0; /* a variable-length array that lives across the await */

    for (int i = 0; i < n; i++)
        squares[i] = i * i;
    await td_sleep(1);
    for (int i = 0; i < n; i++)
        total += squares[i];
    return total;
}

async int main(void)
{
    printf("%d\n", await sum(4));
    return 0;
}
