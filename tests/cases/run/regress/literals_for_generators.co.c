// Compound literals in the arguments of a driven generator live as long as their block.
#include <stdio.h>
#include <tandem.h>

static async int sum(const int *at, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++) {
        await td_yield();
        s += at[i];
    }
    return s;
}

static generator(int) each(const int *at, int n)
{
    for (int i = 0; i < n; i++)
        yield at[i];
}

static generator(int) twice(int n)
{
    yield_from(each((int[]){n, n + 1}, 2));
    yield_from(each((int[]){n + 2, n + 3}, 2));
}

async int main(void)
{
    foreach (int, v, each((int[]){1, await sum((int[]){2, 3, 4}, 3), 5}, 3)) {
        await td_yield();
        printf("%d\n", v);
    }
    foreach (int, v, twice(6)) {
        await td_yield();
        printf("%d\n", v);
    }
    return 0;
}
// elision: no (generators)
// expect: 1
// expect: 9
// expect: 5
// expect: 6
// expect: 7
// expect: 8
// expect: 9
