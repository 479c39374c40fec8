// return of compound literals, conditionals and statements whose parts await.
#include <stdio.h>
#include <tandem.h>

struct pair {
    int x, y;
};

static async int later(int v)
{
    await td_yield();
    return v;
}

static async struct pair literal(int n)
{
    return (struct pair){ await later(n), .y = await later(n + 1) };
}

static async struct pair either(int n)
{
    struct pair p = { 100, 200 };

    if (n > 5)
        return n % 2 ? p : await literal(n);
    return *(n ? &(struct pair){ n, await later(n * n) } : &p);
}

async int main(void)
{
    for (int i = 0; i < 9; i += 2) {
        struct pair p = await either(i);
        printf("%d %d\n", p.x, p.y);
    }
    printf("%d\n", (await either(7)).y);
    return 0;
}
// expect: 100 200
// expect: 2 4
// expect: 4 16
// expect: 6 7
// expect: 8 9
// expect: 200
