// An array typedef without a length: each variable gets its own from its initialiser.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

typedef int list[];

async int main(void)
{
    typedef const char *words[];
    list a = { 1, 2 }, b = { await later(3), 4, 5 };
    words w = { "x", "y", "z", "w" };

    await td_yield();
    for (int i = 0; i < 2; i++) {
        list c = { [3] = await later(i) };
        await td_yield();
        a[i] += c[3] + (int)(sizeof c / sizeof *c);
    }
    printf("%d %d %d %s\n", (int)(sizeof a / sizeof *a), (int)(sizeof b / sizeof *b),
           (int)(sizeof w / sizeof *w), w[3]);
    printf("%d %d %d\n", a[0], a[1], b[0]);
    return 0;
}
// expect: 2 3 4 w
// expect: 5 7 3
