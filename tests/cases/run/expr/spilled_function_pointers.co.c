// Function names and pointers to functions left of an await.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int twice(int v)
{
    return 2 * v;
}

static int apply(int (*f)(int), int v, int (*g)(int))
{
    return f(v) + g(v);
}

async int main(void)
{
    int (*p)(int) = twice;
    int (*table[2])(int) = { twice, &twice };

    printf("%d\n", p(await later(4)));
    printf("%d\n", (*p)(await later(5)));
    printf("%d\n", apply(twice, await later(6), p));
    printf("%d\n", apply(*table[1], await later(7), &twice));
    printf("%d\n", table[await later(1)](await later(8)));
    printf("%d\n", (await later(0) ? p : twice)(await later(9)));
    return 0;
}
// expect: 8
// expect: 10
// expect: 24
// expect: 28
// expect: 16
// expect: 18
