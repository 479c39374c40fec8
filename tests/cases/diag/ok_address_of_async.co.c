/* Accepted: naming an async function, taking its address and spawning it are no calls. */
#include <tandem.h>

async int fetch(int id);
int apply(int (*f)(int), int n);

async int user(int n)
{
    int (*p)(int) = fetch;
    td_task *t = td_spawn(fetch, n);
    int r = 0;

    await td_join(t, &r);
    return r + (p == &fetch) + apply(fetch, n);
}
