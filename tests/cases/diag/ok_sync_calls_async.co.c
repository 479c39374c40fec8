/* Accepted: a plain function and a plain generator may call async functions; the ramp decides. */
#include <tandem.h>

async int fetch(int id)
{
    await td_yield();
    return id;
}

int plain(int id)
{
    return fetch(id) + fetch(id + 1);
}

generator(int) plain_generator(int n)
{
    for (int i = 0; i < n; i++)
        yield fetch(i);
}
