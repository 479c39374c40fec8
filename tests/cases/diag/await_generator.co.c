/* Making a generator does not wait, and what waits is no generator. */
#include <tandem.h>

async int fetch(int id);
generator(int) numbers(int n);
async generator(int) lines(int n);

async int user(int n)
{
    td_gen *g = await numbers(n); // error: 'await' of 'numbers': making a generator does not wait
    td_gen *h = await lines(n); // error: 'await' of 'lines': making a generator does not wait
    foreach (int, v, await fetch(n)) // error: 'foreach' takes a generator, but 'fetch' is an async function
        n += v;
    td_gen_free(g);
    td_gen_free(h);
    return n;
}

async generator(int) all(int n)
{
    yield_from(await fetch(n)); // error: 'yield_from' takes a generator, but 'fetch' is an async function
}
