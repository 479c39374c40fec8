// The file ends without a newline, in the middle of its last function.
// expect: 6
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void) { int a = 3; a += await later(a); printf("%d\n", a); return 0; }