// Conditionals of pointers: a null pointer constant, void *, and an await as an arm.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int cell = 8;

static async int *address(int *p)
{
    await td_yield();
    return p;
}

static async void *opaque(void *p)
{
    await td_yield();
    return p;
}

async int main(void)
{
    int *p = await later(1) ? await address(&cell) : 0;
    int *q = await later(0) ? await address(&cell) : NULL;
    const int *r = await later(0) ? &cell : await opaque(&cell);

    printf("%d %d %d\n", *p, q == NULL, *r);
    return 0;
}
// expect: 8 1 8
