// A break or continue in the condition or step of a loop: compilers disagree which loop it leaves.
// std: gnu11
#include <tandem.h>

async int n(int v)
{
    await td_yield();
    return v;
}

async int steps(int k)
{
    int r, i = 0;
    for (r = 0; r < await n(4); ({ r++; if (r == 2) continue; i++; })) // error: a 'continue' in the head of a loop is not supported in a transformed function: gcc takes it for one of the loop around that, clang for one of the loop itself; move the test into the body, or use 'goto'
        ;
    while (i < 10 && ({ if (k) break; 1; })) // error: a 'break' in the head of a loop is not supported in a transformed function: gcc takes it for one of the loop around that, clang for one of the loop itself; move the test into the body, or use 'goto'
        i += await n(1);
    for (int j = 0; j < 2; j++)
        do
            i++;
        while (({ if (i > 9) continue; await n(0); })); // error: a 'continue' in the head of a loop is not supported in a transformed function: gcc takes it for one of the loop around that, clang for one of the loop itself; move the test into the body, or use 'goto'
    /* loops and switches of their own within a head */
    for (; i < 40; ({ while (1) { i++; break; } switch (i) { default: break; } }))
        i += await n(1);
    return i;
}
