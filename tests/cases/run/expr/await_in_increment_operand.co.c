// ++ and -- whose operand holds an await: the place is found once, then changed.
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int at(int v)
{
    calls++;
    await td_yield();
    return v;
}

async int main(void)
{
    int a[3] = { 5, 6, 7 }, *p[2] = { a, a + 1 };

    int x = a[await at(1)]++;
    int y = --a[await at(2)];
    int z = *p[await at(1)]++;
    printf("%d %d %d\n", x, y, z);
    printf("%d %d %d, %d, %d\n", a[0], a[1], a[2], (int)(p[1] - a), calls);
    return 0;
}
// expect: 6 6 7
// expect: 5 7 6, 2, 3
