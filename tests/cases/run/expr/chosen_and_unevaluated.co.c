// __builtin_choose_expr, __alignof__ and constant conditions over awaits that must not run.
// std: gnu11
// warnings: no (builtins)
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int f(int v)
{
    calls++;
    await td_yield();
    return v;
}

async int main(void)
{
    int a = __builtin_choose_expr(sizeof(int) == 4, await f(1), await f(2));
    int b = 1 ? await f(3) : await f(4);
    int c = 0 && await f(5);
    int d = (int)_Alignof(__typeof__(await f(6)));

    if (0)
        await f(7);
    while (0)
        await f(8);
    if (sizeof(int) > 100)
        a = await f(9);
    printf("%d %d %d %d %d\n", a, b, c, d == _Alignof(int), calls);
    return 0;
}
// expect: 1 3 0 1 2
