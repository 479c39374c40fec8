// The initialiser of an inner variable that uses the outer one of that name, through an alias.
// warnings: no (shadowing is the point)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int v = 1, w = 2;

    {
        int old = v, v = await later(old + 10);
        await td_yield();
        {
            int *p = &v, v = await later(*p + 100), w = v + sizeof v;
            await td_yield();
            printf("%d %d %d\n", *p, v, w - (int)sizeof(int));
        }
        printf("%d %d\n", v, w);
    }
    for (int i = w, w = await later(i + 1); i < w; i++) {
        int i = w * 10;
        await td_yield();
        printf("%d\n", i);
    }
    printf("%d %d\n", v, w);
    return 0;
}
// expect: 11 111 111
// expect: 11 2
// expect: 30
// expect: 1 2
