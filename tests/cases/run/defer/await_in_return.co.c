/* return await f(): the awaited value, then the defers, one of which awaits. */
// expect: held 7
// expect: 14 0
#include <stdio.h>
#include <tandem.h>

static int held;

static async int read_held(void)
{
    await td_yield();
    return held;
}

static async int f(void)
{
    held = 7;
    defer held = 0;
    defer {
        await td_yield();
        printf("held %d\n", held);
    }
    return await read_held() * 2;
}

async int main(void)
{
    int r = await f();

    printf("%d %d\n", r, held);
    return 0;
}
