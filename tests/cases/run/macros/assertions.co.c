// assert over frame variables and over awaits; NDEBUG is off here.
#include <stdio.h>
#include <tandem.h>
#undef NDEBUG
#include <assert.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int x = await later(4), a[2] = { 1, 2 };

    assert(x > 0);
    await td_yield();
    assert(x == 4 && "x lives");
    assert(await later(x) == 4);
    assert(a[await later(1)] == 2 || await later(0));
    for (int i = 0; i < 2; i++)
        assert(await later(i) < x);
    if (x)
        assert(x);
    else
        assert(!await later(x));
    printf("%d\n", x);
    return 0;
}
// warnings: no (assert)
// expect: 4
