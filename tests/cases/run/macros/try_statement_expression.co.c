// TRY as a GNU statement expression that gives a value or returns.
// std: gnu11
// warnings: no (GNU statement expressions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define TRY(e)                                                                                   \
    ({                                                                                           \
        __typeof__(e) result_ = (e);                                                             \
        if (result_ < 0)                                                                         \
            return (int)result_;                                                                 \
        result_;                                                                                 \
    })

static async long sum(int a, int b)
{
    await td_yield();
    return a + b;
}

static async int run(int a, int b)
{
    int x = TRY(await later(a)) + TRY(await later(b));
    return (int)TRY(await sum(x, (int)TRY(await sum(a, -b)))) * 10;
}

async int main(void)
{
    printf("%d\n", await run(5, 2));
    printf("%d\n", await run(-5, 2));
    printf("%d\n", await run(5, -2));
    printf("%d\n", await run(2, 5));
    return 0;
}
// expect: 100
// expect: -5
// expect: -2
// expect: -3
