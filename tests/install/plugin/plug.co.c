/* A plug-in that brings Tandem: its user knows nothing of it. */
#include <tandem.h>

async int work(int n)
{
    await td_sleep(1);
    return n + 1;
}

generator(int) up(int to)
{
    for (int i = 0; i < to; i++)
        yield i;
}

static int of_generator(td_gen *gen)
{
    int v, sum = 0;
    while (td_next(gen, &v))
        sum += v;
    td_gen_free(gen);
    return sum;
}

int plug(int n)
{
    return work(n) + of_generator(up(4));
}
