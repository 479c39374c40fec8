// Awaits inside GNU statement expressions, with locals of their own, nested, and as arguments.
// std: gnu11
// warnings: no (GNU statement expressions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int three(int a, int b, int c)
{
    return a * 100 + b * 10 + c;
}

async int main(void)
{
    int x = ({ int t = await later(3); t * t; });
    int y = 1 + ({ int s = 0; for (int i = 0; i < 4; i++) s += await later(i); s; });
    int z = ({ int t = ({ await later(2); await later(6); }); t + x; });

    printf("%d %d %d\n", x, y, z);
    printf("%d\n", three(1, ({ await td_sleep(1); 2; }), await later(3)));
    ({ if (await later(1)) puts("void"); });
    return 0;
}
// expect: 9 7 15
// expect: 123
// expect: void
