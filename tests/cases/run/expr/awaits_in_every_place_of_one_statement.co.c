// One declaration that awaits in a subscript, an argument, a condition, a cast and a literal.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct pt {
    int x, y[2];
};

static int weigh(struct pt p, const char *s, int n)
{
    return p.x * 1000 + p.y[0] * 100 + p.y[1] * 10 + s[0] + n;
}

async int main(void)
{
    int a[] = { 3, 1, 2 };
    double d = (double)weigh((struct pt){ await later(1), { a[await later(1)], await later(2) } },
                             await later(0) ? "no" : "\5",
                             (int)(signed char)await later(257) + (a[0] && !await later(0))) /
               (await later(a[await later(2)]) * 2);

    printf("%.2f\n", d);
    return 0;
}
// expect: 281.75
