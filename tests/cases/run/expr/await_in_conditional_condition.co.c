// An await decides a conditional expression; its arms have different arithmetic types.
// warnings: no (a conditional changes the signedness on purpose)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int i = 3;
    unsigned u = 5;
    double d = 0.5;

    printf("%.2f\n", await later(1) ? i : d);
    printf("%.2f\n", await later(0) ? i : d);
    printf("%d\n", (await later(1) ? -1 : u) > 0);
    printf("%d\n", await later(1) ? await later(0) ? 1 : 2 : 3);
    return 0;
}
// expect: 3.00
// expect: 0.50
// expect: 1
// expect: 2
