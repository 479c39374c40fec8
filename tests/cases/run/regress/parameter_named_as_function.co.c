// A parameter with the name of its function.
#include <stdio.h>
#include <tandem.h>

static async int wait(int wait)
{
    await td_yield();
    return wait + 1;
}

async double half(float half, int n);

async int main(void)
{
    printf("%d\n", await wait(1));
    printf("%.1f\n", await half(5, 2));
    return 0;
}

async double half(float half, int n)
{
    await td_yield();
    return half / n;
}
// expect: 2
// expect: 2.5
