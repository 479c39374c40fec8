#include <stdio.h>
#include <tandem.h>

async int step(int n)
{
    await td_sleep(1);
    return n + 1;
}

async int main(void)
{
    int n = 0;

    while (n < 3)
        n = await step(n);
    printf("%d\n", n);
    return 0;
}
