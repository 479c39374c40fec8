// && || ! and parentheses mixed, an await at every leaf: all sixteen inputs.
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int bit(int mask, int n)
{
    calls++;
    await td_yield();
    return mask >> n & 1;
}

async int main(void)
{
    unsigned result = 0;

    for (int m = 0; m < 16; m++) {
        if ((await bit(m, 0) && !await bit(m, 1)) ||
            (await bit(m, 2) && (await bit(m, 3) || await bit(m, 0))))
            result |= 1u << m;
    }
    printf("%04x %d\n", result, calls);
    return 0;
}
// expect: f2a2 45
