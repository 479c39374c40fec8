/* foreach over an async generator, with awaits on both sides. */
// expect: 0 0
// expect: 1 0
// expect: 2 1
// expect: 3 1
// expect: 4 2
// expect: 5 2
// expect: sum 6
#include <stdio.h>
#include <tandem.h>

static async generator(int) ticks(int n)
{
    for (int i = 0; i < n; i++) {
        await td_yield();
        yield i;
    }
}

static async int half(int n)
{
    await td_yield();
    return n / 2;
}

async int main(void)
{
    int sum = 0;

    foreach (int, t, await ticks(6)) {
        int h = await half(t);
        sum += h;
        printf("%d %d\n", t, h);
    }
    printf("sum %d\n", sum);
    return 0;
}
