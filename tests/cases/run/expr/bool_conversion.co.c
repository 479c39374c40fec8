// What is awaited becomes _Bool by comparison with zero, not by truncation.
#include <stdio.h>
#include <tandem.h>
#include <stdbool.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async double real(double v)
{
    await td_yield();
    return v;
}

static async bool truth(int v)
{
    return await later(v);
}

struct opts {
    bool on : 1;
    bool all;
};

async int main(void)
{
    bool a = await later(256), b = await real(0.5), c = await real(0);
    struct opts o = { await later(2), await later(0x100) };

    o.all = o.all && await truth(512);
    printf("%d %d %d %d %d\n", a, b, c, o.on, o.all);
    printf("%d %d\n", await truth(1024), await truth(0));
    return 0;
}
// expect: 1 1 0 1 1
// expect: 1 0
