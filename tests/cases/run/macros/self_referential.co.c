// A macro that names the function it wraps, and macros that hide each other only once.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int other(int v)
{
    await td_yield();
    return v * 2;
}

#define later(v) later((v) + 1)
#define other(v) later(other(v))
#define await_later(v) await later(v)

async int main(void)
{
    int x = await later(1);

    printf("%d\n", x);
    printf("%d\n", await_later(await later(x)));
    printf("%d\n", await (later)(10));
    printf("%d\n", await later(await (other)(5)));
    return 0;
}
// expect: 2
// expect: 4
// expect: 10
// expect: 11
