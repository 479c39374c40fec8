// An await as the whole initialiser, and as a part of one that uses an earlier variable.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = await later(3);
    int b = a + await later(4), *p = &b, c = *p * await later(2);

    printf("%d %d %d\n", a, b, c);
    return 0;
}
// expect: 3 7 14
