// #if, #elif and #ifdef inside a body: around statements, in an expression, an argument list.
// flags: -DFAST=0 -DLEVEL=2
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int x = await later(1)
#if LEVEL > 1
            + await later(20)
#else
            + await nothing(20)
#endif
            + 300;

#if FAST
    x = await this_is_not(even C;
#elif LEVEL == 2
    await td_yield();
    x *= 2;
#endif
    if (x > 5
#ifdef FAST
        && await later(1)
#endif
    ) {
        printf("%d %d\n",
#if 0
               await later(0),
#else
               await later(7),
#endif
               x);
#ifndef LEVEL
    }
#else
        await td_sleep(1);
    }
#endif
    return 0;
}
// expect: 7 642
