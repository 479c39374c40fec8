// Awaits in macro arguments: used once, twice, never, in parentheses, beside plain ones.
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int f(int v)
{
    calls++;
    await td_yield();
    return v;
}

#define ID(x) x
#define PAREN(x) (x)
#define TWICE(x) ((x) + (x))
#define DROP(x) 7
#define MAX(a, b) ((a) > (b) ? (a) : (b))

async int main(void)
{
    int n = 3;

    printf("%d ", ID(await f(1)) + PAREN(await f(2)) * 10);
    printf("%d ", TWICE(await f(n)));
    printf("%d ", DROP(await f(9)));
    printf("%d ", MAX(await f(4), n));
    printf("%d ", MAX(n, ID(ID(await f(2)))));
    printf("%d\n", calls);
    return 0;
}
// expect: 21 6 7 4 3 7
