// The sequence points of && || ?: and comma stay where they are: values are read on time.
#include <stdio.h>
#include <tandem.h>

static async int bump(int *p)
{
    await td_yield();
    return ++*p;
}

async int main(void)
{
    int x = 0, y = 0;

    printf("%d\n", (await bump(&x), x * 10));
    printf("%d\n", await bump(&x) == 2 && x == 2 && await bump(&x) && x == 3);
    printf("%d\n", (x == 4 || await bump(&x)) && x == 4);
    printf("%d\n", await bump(&x) ? x : -1);
    y = x, x = 0, await bump(&x), y += x;
    printf("%d %d\n", x, y);
    printf("%d\n", (x++, await bump(&x)) + (y = 0));
    return 0;
}
// expect: 10
// expect: 1
// expect: 1
// expect: 5
// expect: 1 6
// expect: 3
