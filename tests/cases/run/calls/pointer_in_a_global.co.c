// Recursion through a global function pointer, which is changed between the calls.
#include <stdio.h>
#include <tandem.h>

static async int (*saved)(int);

static async int countdown(int n)
{
    await td_yield();
    return n <= 0 ? 0 : 1 + await saved(n - 1);
}

static async int other(int n)
{
    return n <= 0 ? 1000 : 100 + await saved(n - 1);
}

async int main(void)
{
    saved = countdown;
    printf("%d\n", await saved(4));
    saved = other;
    printf("%d\n", await countdown(4));
    printf("%d\n", (saved == other) + (saved != countdown));
    return 0;
}
// expect: 4
// expect: 1301
// expect: 2
