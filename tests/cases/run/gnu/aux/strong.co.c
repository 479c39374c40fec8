/* The definitions that take the place of weak ones. */
#include <tandem.h>

async int replaced(int v);
async int replaced(int v)
{
    await td_yield();
    return v + 100;
}

async int recursive(int v);
async int recursive(int v)
{
    await td_yield();
    return v + 1000;
}
