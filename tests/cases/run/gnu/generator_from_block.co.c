// A statement expression that declares a generator and makes it, for foreach: in a macro's argument.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int sum = 0;

    foreach (int, v, ({ extern generator(int) count(int); count(3); }))
        sum += await later(v) + 1;
    foreach (int, v, ({ int n = await later(4); extern generator(int) count(int); count(n); }))
        sum += await later(v) * 10;
    printf("%d\n", sum);
    return 0;
}

generator(int) count(int n)
{
    while (n--)
        yield n;
}
// expect: 66
