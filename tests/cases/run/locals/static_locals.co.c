// static locals: one for all activations, two of the same name in two blocks, a static array.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int count(int deep)
{
    static int calls;
    static int log[4] = { 100 };
    const int mine = ++calls;

    if (deep)
        await count(deep - 1);
    await td_yield();
    {
        static int calls_here = 10;
        calls_here += await later(mine);
        log[mine % 4] += calls_here;
    }
    {
        static int calls_here = 20;
        calls_here++;
        log[0] += calls_here;
    }
    return calls * 1000 + log[0];
}

async int main(void)
{
    int a = await count(0);
    int b = await count(2);
    printf("%d %d\n", a, b);
    return 0;
}
// expect: 1121 4205
