/* Handles dropped in functions without a keyword, which are not rewritten. */
#include <tandem.h>

async int fetch(int id)
{
    await td_yield();
    return id;
}

generator(int) numbers(int n)
{
    yield n;
}

#define START(id) td_spawn(fetch, id)

int plain(int n)
{
    td_spawn(fetch, 1); // warning: the task that 'fetch' makes is dropped: td_detach it or keep the handle
    numbers(n); // warning: the generator that 'numbers' makes is dropped
    if (n)
        START(2); // warning: the task that 'fetch' makes is dropped: td_detach it or keep the handle
    numbers(1), n++; // warning: the generator that 'numbers' makes is dropped
    td_detach(td_spawn(fetch, 3));
    td_gen *kept = numbers(2);
    td_gen_free(kept);
    (void)START(4);
    return n;
}
