// Callees that are defined after their callers, some without frames of known size until then.
#include <stdio.h>
#include <tandem.h>

static async int first(int v);
static async int second(int, int);
async int third(int named_otherwise);

async int main(void)
{
    printf("%d\n", await first(1));
    return 0;
}

static async int first(int v)
{
    int a[3] = { v, v + 1, await second(v, 2) };

    return a[0] + a[1] * 10 + a[2] * 100 + await third(a[2]) * 1000;
}

static async int second(int a, int b)
{
    long big[10] = { a, b };

    await td_yield();
    return (int)(big[0] + big[1]);
}

async int third(int v)
{
    await td_yield();
    return v * 2;
}
// expect: 6321
