/* Results of other types: double, long double, char, pointer, bool. */
// expect: 1.414214 0.333333 d yes 1
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static async double root(double x)
{
    double r = x;

    for (int i = 0; i < 20; i++) {
        r = (r + x / r) / 2;
        await td_yield();
    }
    return r;
}

static async long double third(void)
{
    await td_yield();
    return 1.0L / 3;
}

static async char letter(int n)
{
    await td_yield();
    return (char)('a' + n);
}

static async const char *name(bool which)
{
    await td_yield();
    return which ? "yes" : "no";
}

static async bool odd(int n)
{
    await td_yield();
    return n & 1;
}

async int main(void)
{
    td_task *a = td_spawn(root, 2.0), *b = td_spawn(third), *c = td_spawn(letter, 3);
    td_task *d = td_spawn(name, true), *e = td_spawn(odd, 7);
    double x;
    long double y;
    char z;
    const char *s;
    bool o;

    await td_join(a, &x);
    await td_join(b, &y);
    await td_join(c, &z);
    await td_join(d, &s);
    await td_join(e, &o);
    printf("%.6f %.6Lf %c %s %d\n", x, y, z, s, (int)o);
    return 0;
}
