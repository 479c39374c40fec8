/* An async generator awaits before, between and after its yields. */
// expect: start
// expect: 10
// expect: 20
// expect: 30
// expect: end
#include <stdio.h>
#include <tandem.h>

static async int fetch(int n)
{
    await td_yield();
    return n * 10;
}

static async generator(int) fetched(int n)
{
    printf("start\n");
    for (int i = 0; i < n; i++)
        yield await fetch(i) + await fetch(1);
    await td_sleep(1);
    printf("end\n");
}

async int main(void)
{
    foreach (int, v, await fetched(3))
        printf("%d\n", v);
    return 0;
}
