// Assignment and compound assignment of an await to array elements and through pointers.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a[4] = { 1, 2, 3, 4 }, m[2][2] = { { 1, 2 }, { 3, 4 } };
    int *p = a, **pp = &p;

    a[2] = await later(30);
    a[0] += await later(9);
    *(p + 1) *= await later(5);
    p[3] -= await later(1);
    m[1][0] <<= await later(2);
    **pp += await later(100);
    *p++ += await later(1000);
    *++p = await later(7);
    printf("%d %d %d %d, %d, %d\n", a[0], a[1], a[2], a[3], m[1][0], (int)(p - a));
    return 0;
}
// expect: 1110 10 7 3, 12, 2
