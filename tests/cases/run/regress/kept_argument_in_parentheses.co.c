// An argument in parentheses that was kept once is not kept again before the call.
#include <stdio.h>
#include <tandem.h>

static int twice(int x) { return x + x; }
static async int wait(int x)
{
    await td_yield();
    return x;
}

async int first(int n);
static async int use(int a, int b)
{
    await td_yield();
    return 100 * a + b;
}

async int first(int n)
{
    int x = n;
    return await use((twice(n)), twice(x && await wait(n)));
}

async int main(void)
{
    printf("%d\n", await first(3));
    return 0;
}
// expect: 602
