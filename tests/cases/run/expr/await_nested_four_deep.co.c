// Awaits as arguments of awaits, four deep, with other arguments around them.
#include <stdio.h>
#include <tandem.h>

static async int add(int a, int b)
{
    await td_yield();
    return a + b;
}

async int main(void)
{
    int n = await add(1, await add(2, await add(3, await add(4, 5))));
    int m = await add(await add(await add(await add(1, 1), 2), 3), await add(n, -n));

    printf("%d %d\n", n, m);
    return 0;
}
// expect: 15 7
