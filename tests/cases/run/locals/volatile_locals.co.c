// volatile locals and pointers to volatile across suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    volatile int v = 1;
    volatile int *p = &v;
    int *volatile q = NULL;
    const volatile unsigned char c = 7;
    int n = 5;

    await td_yield();
    v += await later(2);
    *p *= await later(3);
    q = &n;
    await td_yield();
    *q += c;
    while (v > 5)
        v -= await later(2);
    printf("%d %d %d\n", v, *p, n);
    return 0;
}
// expect: 5 5 12
