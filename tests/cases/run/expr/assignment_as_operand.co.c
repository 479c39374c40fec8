// Assignments and comma lists as operands and arguments, with awaits inside and beside.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int two(int a, int b)
{
    return a * 100 + b;
}

async int main(void)
{
    int a = 0, b = 0, *p;

    if (!(a = await later(3)) || (b = await later(a + 1)) != 4)
        puts("wrong");
    printf("%d\n", two((a = 5, await later(a)), (b = await later(6), b + 1)));
    printf("%d\n", (p = &a, *p += await later(10), *p) + (b = await later(1)));
    while ((a = await later(a - 5)) > 0 && (b += a))
        continue;
    printf("%d %d\n", a, b);
    a = b ? (b = 7, await later(b)) : (b = 8);
    printf("%d %d\n", a, b);
    return 0;
}
// expect: 507
// expect: 16
// expect: 0 16
// expect: 7 7
