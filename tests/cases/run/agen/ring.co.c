/* The consumer changes hands: main reads two values, a spawned task the rest. */
// expect: main 0
// expect: main 1
// expect: task 2
// expect: task 3
// expect: task 4
// expect: 3
#include <stdio.h>
#include <tandem.h>

static async generator(int) numbers(int n)
{
    for (int i = 0; i < n; i++) {
        await td_sleep(1);
        yield i;
    }
}

static async int rest(td_gen *g)
{
    int v, n = 0;

    while (await td_anext(g, &v) > 0) {
        printf("task %d\n", v);
        n++;
    }
    return n;
}

async int main(void)
{
    td_gen *g = numbers(5);
    int v = 0, n = 0;

    for (int i = 0; i < 2; i++) {
        await td_anext(g, &v);
        printf("main %d\n", v);
    }
    td_task *t = td_spawn(rest, g);
    await td_join(t, &n);
    printf("%d\n", n);
    td_gen_free(g);
    return 0;
}
