/* An async generator is lazy too: made and freed without a resume, nothing runs. */
// expect: made
// expect: start
// expect: 1
// expect: 1
// expect: leave
// expect: 0
#include <stdio.h>
#include <tandem.h>

static async generator(int) noisy(void)
{
    defer printf("leave\n");
    printf("start\n");
    await td_yield();
    yield 1;
}

async int main(void)
{
    td_gen *g = noisy(), *h = noisy();
    int v = 0;

    td_gen_free(g);
    printf("made\n");
    printf("%d\n", await td_anext(h, &v));
    printf("%d\n", v);
    printf("%d\n", await td_anext(h, &v));
    td_gen_free(h);
    return 0;
}
