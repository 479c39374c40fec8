// With NDEBUG an assert does not evaluate its argument, so its await never happens.
// flags: -DNDEBUG
// warnings: no (assert)
#include <stdio.h>
#include <tandem.h>
#include <assert.h>

static int calls;

static async int f(int v)
{
    calls++;
    await td_yield();
    return v;
}

async int main(void)
{
    int x = await f(1);

    assert(await f(0));
    assert(x == await f(2));
    if (x)
        assert(await f(0) && x);
    printf("%d\n", calls);
    return 0;
}
// expect: 1
