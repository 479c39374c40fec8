/* Accepted: making a generator, async or not, is not a call that could wait. */
#include <tandem.h>

generator(int) plain(int n);
async generator(int) waiting(int n);

async int user(void)
{
    td_gen *a = plain(3), *b = waiting(4);
    int v = 0;

    await td_anext(b, &v);
    td_next(a, &v);
    td_gen_free(a);
    td_gen_free(b);
    return v;
}
