// Prototypes of async functions inside a body, and one that hides a local.
// warnings: no (nested extern)
#include <stdio.h>
#include <tandem.h>

async int main(void)
{
    async int outside(int v);
    int twice = 5;

    await td_yield();
    printf("%d %d\n", await outside(twice), twice);
    {
        extern async int twice(int v);
        printf("%d\n", await twice(await outside(1)));
    }
    return twice - 5;
}

async int twice(int v)
{
    await td_yield();
    return 2 * v;
}

async int outside(int v)
{
    await td_sleep(1);
    return v + 1;
}
// expect: 6 5
// expect: 4
