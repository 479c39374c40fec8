/* td_gen_free of an async generator part-way runs its defers. */
// expect: turn 0
// expect: 1
// expect: turn 1
// expect: numbers leave
// expect: freed
#include <stdio.h>
#include <tandem.h>

static async generator(int) numbers(int n)
{
    defer printf("numbers leave\n");
    for (int i = 0; i < n; i++) {
        defer printf("turn %d\n", i);
        await td_yield();
        yield i;
    }
}

async int main(void)
{
    td_gen *g = numbers(4);
    int v = 0;

    await td_anext(g, &v);
    await td_anext(g, &v);
    printf("%d\n", v);
    td_gen_free(g);
    printf("freed\n");
    return 0;
}
