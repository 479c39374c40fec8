// Sizes in parameters are evaluated once at each call (C11 6.7.6.3p7, 6.9.1p10), from any caller.
// std: gnu11
// remark: 'keeps' keeps a stack while it waits: variable-length array
// warnings: no (clang knows nothing of the array's size)
#include <stdio.h>
#include <tandem.h>

static int calls;

static int count(void)
{
    return ++calls;
}

static async int sub(int i, int array[i++])
{
    await td_yield();
    return i + array[0];
}

static async int two(int a, int b[a++], int c, int d[static (c += count())])
{
    await td_yield();
    return a * 10 + c + b[0] + d[0];
}

static async int down(int n, int list[n--])
{
    if (n < 0)
        return 0;
    await td_yield();
    return list[n] + await down(n, list);
}

static async int keeps(int n, int list[n++])
{
    int copy[n];

    copy[n - 1] = list[0];
    await td_yield();
    return copy[n - 1] + n;
}

async int main(void)
{
    static int array[10] = { 100, 200, 300 };
    int (*p)(int, int *) = sub;
    td_task *t;
    int r = 0, k = 0;

    printf("%d\n", await sub(10, array));
    r = await two(1, array, 1, array);
    printf("%d %d\n", r, calls);
    printf("%d\n", await p(20, array));
    printf("%d %d\n", await down(3, array), await keeps(4, array));
    t = td_spawn(sub, 30, array);
    await td_join(t, &r);
    t = td_spawn(keeps, 6, array);
    await td_join(t, &k);
    printf("%d %d\n", r, k);
    return 0;
}
// expect: 111
// expect: 222 1
// expect: 121
// expect: 600 105
// expect: 131 107
