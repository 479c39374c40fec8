// __COUNTER__ counts once for each use, whatever is expanded to transform the body.
// std: gnu11
// warnings: no (__COUNTER__)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

enum { START = __COUNTER__ };

async int main(void)
{
    int a = __COUNTER__ - START;
    int b = await later(__COUNTER__ - START);
    int c = __COUNTER__ - START + await later(0);

    printf("%d %d %d\n", a, b, c);
    printf("%d\n", __COUNTER__ - START);
    return 0;
}
// expect: 1 2 3
// expect: 4
