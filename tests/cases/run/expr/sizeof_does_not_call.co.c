// Unevaluated operands: sizeof of an await calls nothing.
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int later(int v)
{
    calls++;
    await td_yield();
    return v;
}

struct big {
    char bytes[40];
};

static async struct big make(void)
{
    struct big b = { { 0 } };
    calls++;
    await td_yield();
    return b;
}

async int main(void)
{
    int a[sizeof(await later(1)) == sizeof(int) ? 3 : 1];
    unsigned long s = sizeof(await make()) + sizeof(await later(2) + 1.0);

    printf("%d %d %d\n", (int)(sizeof a / sizeof a[0]), s == 40 + sizeof(double), calls);
    printf("%d\n", (int)(sizeof(int) + 0 * sizeof(await later(1))) + await later(-4));
    printf("%d ", calls);
    printf("%d %d\n", (await make()).bytes[3], calls > 0);
    return 0;
}
// expect: 3 1 0
// expect: 0
// expect: 1 0 1
