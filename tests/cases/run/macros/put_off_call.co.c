// A macro's name that its '(' comes too late for is the function's, and stays it when printed expanded.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int twice(int v)
{
    return v + 100;
}

#define EMPTY
#define twice(x) ((x) * 2)
#define CALL(f, x) f(await later(x))
#define PUT_OFF(f, x) f EMPTY(await later(x))

async int main(void)
{
    printf("%d\n", CALL(twice, 3));
    printf("%d\n", PUT_OFF(twice, 3));
    printf("%d\n", await later(PUT_OFF(twice, 4)));
    return 0;
}
// expect: 6
// expect: 103
// expect: 104
