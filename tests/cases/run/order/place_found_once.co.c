// The side effects of the left side of an assignment happen once, after the await.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int calls;

static int *place(int *p)
{
    calls++;
    return p;
}

async int main(void)
{
    int a[4] = { 1, 2, 3, 4 }, *p = a, i = 0;

    *p++ += await later(10);
    *p++ = await later(20);
    a[i++ + 2] *= await later(5);
    *place(&a[3]) -= await later(1);
    *place(a) <<= await later(1);
    printf("%d %d %d %d, %d %d %d\n", a[0], a[1], a[2], a[3], (int)(p - a), i, calls);
    return 0;
}
// expect: 22 20 15 3, 2 1 2
