// const locals of many kinds live across suspensions; their initialisers may await.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct pair {
    const int x;
    int y;
};

async int main(void)
{
    const int a = await later(3), b[3] = { 1, await later(2), 3 };
    int n = 8;
    int *const p = &n;
    const struct pair s = { await later(5), 6 };
    const char *const names[] = { "zero", "one" };

    await td_yield();
    *p += a;
    for (int i = 0; i < 2; i++) {
        const int twice = 2 * await later(i);
        await td_yield();
        printf("%s %d\n", names[i], twice + b[i]);
    }
    printf("%d %d %d %d\n", a, n, s.x, s.y);
    return 0;
}
// expect: zero 1
// expect: one 4
// expect: 3 11 5 6
