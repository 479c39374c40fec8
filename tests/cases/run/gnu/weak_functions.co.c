// A weak function is called by its symbol: another definition may take its place at the link.
// std: gnu11
// files: aux/strong.co.c
#include <stdio.h>
#include <tandem.h>

#define __weak_hook __attribute__((__weak__))

__attribute__((weak)) async int replaced(int v)
{
    await td_yield();
    return v;
}

__weak_hook async int kept(int v)
{
    if (v > 2)
        return await kept(v - 1);
    await td_yield();
    return v + 5;
}

async int recursive(int v) __attribute__((weak));
async int recursive(int v)
{
    await td_yield();
    return v > 0 ? await recursive(v - 1) : -1;
}

async int main(void)
{
    async int (*p)(int) = replaced;

    printf("%d %d\n", await replaced(1), await p(2));
    printf("%d %d\n", await kept(4), await recursive(3));
    return 0;
}
// expect: 101 102
// expect: 7 1003
