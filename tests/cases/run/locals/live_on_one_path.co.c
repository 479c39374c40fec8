// Variables that live across a suspension on one path only, beside others on the other path.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int f(int n)
{
    int seen = n * 3;
    const char *word = "none";

    if (n % 2) {
        int only = n * 100;
        char name[8] = "odd";
        await td_yield();
        word = only > 200 ? "big odd" : "odd";
        printf("%s ", name);
        seen = only;
    } else if (n) {
        double half = n / 2.0;
        int a[2] = { n, -n };
        await td_yield();
        seen = (int)(half * 10) + a[await later(0)];
    }
    printf("%s %d\n", word, seen);
    return seen;
}

async int main(void)
{
    int sum = 0;
    for (int i = 0; i < 4; i++)
        sum += await f(i);
    printf("%d\n", sum);
    return 0;
}
// expect: none 0
// expect: odd odd 100
// expect: none 12
// expect: odd big odd 300
// expect: 412
