// Awaits whose result is not used, of every class of type.
#include <stdio.h>
#include <tandem.h>

struct big {
    long v[20];
};

static int calls;

static async struct big big(void)
{
    struct big b = { { 1 } };
    await td_yield();
    calls++;
    return b;
}

static async double real(void)
{
    await td_yield();
    calls++;
    return 1;
}

static async int now(void)
{
    return ++calls;
}

async int main(void)
{
    await big();
    await real();
    await now();
    await now(), await real(), await big();
    (void)await big();
    if (calls == 7)
        await now();
    else
        await big();
    printf("%d\n", calls);
    return 0;
}
// expect: 8
