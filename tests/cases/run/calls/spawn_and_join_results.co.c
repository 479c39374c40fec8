// td_spawn and td_join with results of several types, and none.
#include <stdio.h>
#include <tandem.h>

struct pair {
    int x, y;
};

static async int number(int v)
{
    await td_yield();
    return v * 2;
}

static async struct pair both(int x, struct pair p)
{
    await td_sleep(1);
    struct pair r = { x + p.x, x + p.y };
    return r;
}

static async double real(double a, float b)
{
    await td_yield();
    return a + (double)b;
}

static async const char *text(void)
{
    return "text";
}

static int total;

static async void nothing(int v)
{
    await td_yield();
    total += v;
}

async int main(void)
{
    struct pair in = { 1, 2 }, p;
    td_task *a = td_spawn(number, 21), *b = td_spawn(both, 10, in), *c = td_spawn(real, 1.5, 2.0f);
    td_task *d = td_spawn(text), *e = td_spawn(nothing, 5);
    int n;
    double f;
    const char *s;

    int bad = await td_join(c, &f) + await td_join(a, &n) + await td_join(d, &s);
    bad += await td_join(b, &p) + await td_join(e, NULL);
    printf("%d %d %d %.1f %s %d %d\n", n, p.x, p.y, f, s, total, bad);
    return 0;
}
// expect: 42 11 12 3.5 text 5 0
