// i++ and assignments left of an await have happened when the callee looks.
// elision: no (plain C leaves open when they happen)
// warnings: no (unsequenced in plain C)
#include <stdio.h>
#include <tandem.h>

static async int look(const int *p)
{
    await td_yield();
    return *p;
}

static void show(int a, int b, int c)
{
    printf("%d %d %d\n", a, b, c);
}

async int main(void)
{
    int i = 1, x = 0, a[3] = { 1, 2, 3 }, *p = a;

    show(i++, await look(&i), i);
    show(--i, await look(&i), i);
    show(x = 5, await look(&x), x += 1);
    show(*p++, await look(p), *p);
    printf("%d\n", (x *= 2) + await look(&x));
    return 0;
}
// expect: 1 2 2
// expect: 1 1 1
// expect: 5 5 6
// expect: 1 2 2
// expect: 24
