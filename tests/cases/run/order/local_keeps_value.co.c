// A local left of an await keeps its value, though the callee changes it through a pointer.
// elision: no (plain C may read the left operand after the call)
#include <stdio.h>
#include <tandem.h>

static async int bump(int *p)
{
    await td_yield();
    return (*p)++;
}

async int main(void)
{
    int x = 1, y = 10;

    printf("%d\n", x + await bump(&x));
    printf("%d\n", x - await bump(&x) + x);
    printf("%d\n", y * 2 + await bump(&y) * y);
    printf("%d %d\n", x, y);
    return 0;
}
// expect: 2
// expect: 3
// expect: 130
// expect: 3 11
