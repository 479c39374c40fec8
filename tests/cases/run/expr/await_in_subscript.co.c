// Awaits in subscripts: one, two dimensions, the odd order i[a], and a subscript of a subscript.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a[5] = { 4, 3, 2, 1, 0 };
    int m[3][3] = { { 0, 1, 2 }, { 10, 11, 12 }, { 20, 21, 22 } };

    printf("%d\n", a[await later(1)]);
    printf("%d\n", m[await later(2)][await later(1)]);
    printf("%d\n", (await later(3))[a]);
    printf("%d\n", a[a[await later(0)] - await later(1)]);
    a[await later(4)] = 9;
    m[1][await later(1)]++;
    ++*&a[await later(2)];
    printf("%d %d %d\n", a[4], m[1][1], a[2]);
    return 0;
}
// expect: 3
// expect: 21
// expect: 1
// expect: 1
// expect: 9 12 3
