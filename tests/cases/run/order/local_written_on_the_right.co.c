// A local on the left of an await keeps the value that it had, whatever the right side stores in it.
// elision: no (plain C leaves the order open)
// stackful: no (plain C leaves the order open)
// warnings: no (compilers warn of unsequenced writes in the text as written)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int n = 5, i = 1;
    int a[] = {10, 20, 30, 40};

    printf("%d\n", n + await later(n++));
    printf("%d\n", n);
    printf("%d\n", n * 10 + await later(n = 2));
    printf("%d %d\n", n, a[i] + await later(a[++i]));
    printf("%d %d\n", i, -i + await later(i += 4) - i);
    return 0;
}
// expect: 10
// expect: 6
// expect: 62
// expect: 2 50
// expect: 2 -2
