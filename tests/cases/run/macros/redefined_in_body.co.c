// A macro defined, redefined and undefined inside a body, around suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int n = 1;

#define STEP(x) ((x) + 1)
    n = STEP(await later(n));
    printf("%d\n", n);
#undef STEP
#define STEP(x) ((x) * 10 + n)
    n = STEP(await later(n));
    printf("%d\n", n);
#undef STEP
    int STEP = await later(5);
    await td_yield();
#define n (n + STEP)
    printf("%d\n", n);
#undef n
    printf("%d %d\n", n, STEP);
    return 0;
}
// expect: 2
// expect: 22
// expect: 27
// expect: 22 5
