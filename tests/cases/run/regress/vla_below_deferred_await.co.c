/* A deferred statement waits at the end of its block, where a variable-length array declared after it lives. */
// std: gnu11
// remark: 'same_block' keeps a stack while it waits: variable-length array
// elision: no (defer)
// expect: deferred 7
// expect: same block 7
// expect: deferred 3
// expect: deferred 6
// expect: deferred 12
// expect: inner block 12
#include <stdio.h>
#include <tandem.h>

static async unsigned later(unsigned n)
{
    await td_yield();
    return n;
}

static async unsigned same_block(unsigned n)
{
    unsigned v = 4;
    {
        defer printf("deferred %u\n", await later(v));
        unsigned a[n];
        a[n - 1] = n;
        v += a[n - 1];
    }
    return v;
}

/* The array's block is left before the outer one's end: no stack is needed. */
static async unsigned inner_block(unsigned n)
{
    unsigned v = 0;
    for (unsigned i = 0; i < 4; i++) {
        defer printf("deferred %u\n", await later(v));
        {
            unsigned a[n];
            a[n - 1] = n;
            v += a[n - 1];
            if (i == 1)
                continue;
            if (i == 2)
                return v += a[n - 1];
        }
    }
    return 0;
}

async int main(void)
{
    printf("same block %u\n", await same_block(3));
    printf("inner block %u\n", await inner_block(3));
    return 0;
}
