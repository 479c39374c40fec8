/* What gdb.py steps through. */
#include <stdio.h>
#include <tandem.h>

static async int at_once(int x)
{
    return 3 * x;
}

static async int later(int x)
{
    await td_yield();
    return 2 * x;
}

static async int sum(int n)
{
    int total = 0;
    int shown[2] = {5, 6};
    int *place = &shown[1];
    total += await at_once(n);
    *place += total;
    total += await later(n);
    *place += total;
    printf("%d %d\n", total, shown[1]);
    return total;
}

static async int loop(int i)
{
    while (await later(i) < 6) i++;
    return i - 1;
}

async int main(void)
{
    int wrong = await sum(4) != 20;
    wrong += await loop(0) != 2;
    wrong += await later(7) != 14;
    return wrong;
}
