/* Defers in an async function, with suspensions before and after them. */
// expect: turn 0
// expect: turn 1
// expect: block
// expect: leave f(2) r -1
// expect: -1
// expect: turn 0
// expect: turn 1
// expect: turn 2
// expect: leave f(5) r 3
// expect: 30
// expect: leave main
#include <stdio.h>
#include <tandem.h>

static async int f(int n)
{
    int r = 0;

    defer printf("leave f(%d) r %d\n", n, r);
    await td_yield();
    for (int i = 0; i < n; i++) {
        defer printf("turn %d\n", i);
        await td_yield();
        r += i;
        if (r > 2)
            return r * 10;
    }
    {
        defer printf("block\n");
        r = -1;
        await td_yield();
    }
    return r;
}

async int main(void)
{
    defer printf("leave main\n");
    printf("%d\n", await f(2));
    printf("%d\n", await f(5));
    return 0;
}
