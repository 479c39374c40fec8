/* A function of the project may be named like one of the C library. */
#include <tandem.h>

int recv(int from);
int sleep(int n)
{
    return n;
}

async int user(int n)
{
    await td_yield();
    return recv(n) + sleep(n);
}
