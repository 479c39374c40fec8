// The GNU a ?: b with awaits on either side; the left is called once.
// std: gnu11
// warnings: no (GNU conditional)
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int get(int v)
{
    calls++;
    await td_sleep(1);
    return v;
}

async int main(void)
{
    int n = 6;
    int a = await get(5) ?: await get(7);
    int b = await get(0) ?: await get(7);
    int c = n ?: await get(1);
    int d = await get(0) ?: await get(0) ?: 9;

    printf("%d %d %d %d, %d calls\n", a, b, c, d, calls);
    return 0;
}
// expect: 5 7 6 9, 5 calls
