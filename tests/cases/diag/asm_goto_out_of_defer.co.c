/* asm goto out of a block with a defer: nothing could run on the way. */
// std: gnu11
#include <tandem.h>

void cleanup(void);

async int jumps(int n)
{
    await td_yield();
    if (n) {
        defer cleanup();
        __asm__ goto("" : : : : out); // error: an asm goto out of a block with a 'defer', 'foreach' or cleanup is not supported in a transformed function: nothing can run on the way; let it jump to a 'goto' within the block
    }
    if (n == 2) {
        __asm__ goto("" : : : : out);
        defer cleanup();
    }
    return 1;
out:
    return 0;
}
