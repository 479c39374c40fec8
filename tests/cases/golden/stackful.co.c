/* --stackful: ordinary C with a stack of its own, and no #line. */
// flags: --stackful --no-line -Rno-stackful
#include <tandem.h>

static async int wait_and_add(int a, int b)
{
    await td_yield();
    return a + b;
}

async int main(void)
{
    return await wait_and_add(1, -1);
}
