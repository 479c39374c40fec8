// Parameters of all kinds are locals: modified, address taken, used after suspensions.
#include <stdio.h>
#include <tandem.h>

struct pt {
    int x, y;
};

static async int f(int n, double d, struct pt p, char *s, const int a[3], int m[][2],
                   int op(int), register int r)
{
    int *q = &n;

    await td_yield();
    n += 5;
    p.x = *q;
    a++;
    d *= 2;
    s[0] = 'T';
    await td_yield();
    m++;
    r += op(p.x) + m[0][1] + a[1] + (int)d;
    await td_yield();
    printf("%d %.1f %d %d %s %d %d\n", n, d, p.x, p.y, s, a[0], m[0][0]);
    return r;
}

static int neg(int v)
{
    return -v;
}

async int main(void)
{
    int a[3] = { 1, 2, 3 }, m[2][2] = { { 1, 2 }, { 3, 4 } };
    struct pt p = { 100, 200 };
    char s[] = "text";
    int r = await f(1, 1.25, p, s, a, m, neg, 10);
    printf("%d %d %s\n", r, p.x, s);
    return 0;
}
// expect: 6 2.5 6 200 Text 2 3
// expect: 13 100 Text
