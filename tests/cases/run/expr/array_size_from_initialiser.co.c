// Arrays whose length comes from an initialiser that awaits.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct pt {
    int x, y;
};

static async struct pt pt(int x, int y)
{
    struct pt p = { x, y };
    await td_yield();
    return p;
}

async int main(void)
{
    int a[] = { await later(1), await later(2), await later(3) };
    int b[] = { [9] = await later(4) };
    struct pt c[] = { await pt(1, 2), { 3, await later(4) }, await pt(5, 6) };

    printf("%d %d %d\n", (int)(sizeof a / sizeof *a), (int)(sizeof b / sizeof *b),
           (int)(sizeof c / sizeof *c));
    printf("%d %d %d\n", a[2], b[9] + b[0], c[0].y + c[1].y + c[2].y);
    return 0;
}
// expect: 3 10 3
// expect: 3 4 12
