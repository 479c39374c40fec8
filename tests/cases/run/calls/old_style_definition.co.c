// K&R definitions of async functions: parameters are declared after the parentheses.
// warnings: no (old-style definitions)
#include <stdio.h>
#include <tandem.h>

static async int add();

static async int scale(v, by)
    int v;
    int by;
{
    await td_yield();
    v *= by;
    return v;
}

static async int add(a, p, n)
    int a, *p;
    long n;
{
    int r = a + p[n];
    await td_yield();
    p[n] = await scale(r, 2);
    return r;
}

static async int none()
{
    await td_yield();
    return 7;
}

async int main(void)
{
    int x[2] = { 3, 4 };
    int r = await add(10, x, 1L);
    printf("%d %d %d\n", r, x[1], await none());
    return 0;
}
// expect: 14 28 7
