// extern declarations and function prototypes inside a body that suspends.
#include <stdio.h>
#include <tandem.h>

static async int helper(int v);

int global_number = 4;

async int main(void)
{
    extern int global_number;
    int plain(int);
    int (*p)(int) = plain;

    await td_yield();
    {
        extern int global_number;
        global_number += await helper(10);
    }
    printf("%d %d\n", global_number, p(3) + plain(4));
    return 0;
}

int plain(int v);

int plain(int v)
{
    return v * v;
}

static async int helper(int v)
{
    await td_yield();
    return v + 1;
}
// expect: 15 25
