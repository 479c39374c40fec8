// Awaits in all three clauses of for, and in its body.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    for (int i = await later(1), n = await later(4); i < await later(n); i += await later(1))
        printf("%d %d\n", i, await later(i * n));

    int k;
    for (k = await later(0), printf("init\n"); k < 9; await later(0), k += 4) {
        if (k == 4)
            continue;
        printf("k %d\n", k);
    }
    return 0;
}
// expect: 1 4
// expect: 2 8
// expect: 3 12
// expect: init
// expect: k 0
// expect: k 8
