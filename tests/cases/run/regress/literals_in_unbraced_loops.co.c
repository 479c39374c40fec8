/* A compound literal in the unbraced body of a loop, whose scope has no place for declarations. */
// std: gnu11
// remark: 'on_a_stack' keeps a stack while it waits: variable-length array
// elision: no (foreach)
// expect: 7 18
// expect: 7 18
// expect: 12
#include <stdio.h>
#include <tandem.h>

static async unsigned sum(const unsigned *at)
{
    unsigned first = at[0];
    await td_yield();
    return first + at[1];
}

static generator(unsigned) numbers(unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        yield i;
}

static async void on_a_stack(unsigned n)
{
    unsigned a[n], loop = 0;

    a[0] = n;
    for (unsigned i = 0; i < 2; i++)
        loop += await sum((unsigned[2]){a[0], i});
    foreach (unsigned, v, numbers(3))
        for (unsigned i = 0; i < 2; i++)
            if (i == 1)
                a[0] += await sum((unsigned[2]){v + 2, i + 1});
    printf("%u %u\n", loop, a[0]);
}

static async void in_a_frame(unsigned n)
{
    unsigned a = n, loop = 0;

    for (unsigned i = 0; i < 2; i++)
        loop += await sum((unsigned[2]){n, i});
    foreach (unsigned, v, numbers(3))
        for (unsigned i = 0; i < 2; i++)
            if (i == 1)
                a += await sum((unsigned[2]){v + 2, i + 1});
    printf("%u %u\n", loop, a);
}

async int main(void)
{
    await on_a_stack(3);
    await in_a_frame(3);
    printf("%u\n", ({
               unsigned v = 0;
               for (unsigned i = 0; i < 3; i++)
                   v += await sum((unsigned[2]){i, 3});
               v;
           }));
    return 0;
}
