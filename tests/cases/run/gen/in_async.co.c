/* Making and reading a generator in an async function takes no await. */
// expect: 10
// expect: 55
#include <stdio.h>
#include <tandem.h>

static generator(int) lines(int n)
{
    for (int i = 1; i <= n; i++)
        yield i;
}

static async int reader(int n)
{
    td_gen *g = lines(n);
    int v, sum = 0;

    while (td_next(g, &v)) {
        await td_yield();
        sum += v;
    }
    td_gen_free(g);
    return sum;
}

async int main(void)
{
    printf("%d\n", await reader(4));
    printf("%d\n", await reader(10));
    return 0;
}
