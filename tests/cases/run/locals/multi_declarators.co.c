// Declarations of many declarators: pointers, arrays, functions pointers, each with its own type.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int a = 1, *b = &a, **c = &b, d[2] = { await later(3), 4 }, (*e)[2] = &d, *f[2] = { &a, d };
    static int g = 7, *h = &g;
    const char *s = "s", t[3] = { 't', 'u' }, *const u = t + 1;
    unsigned long long int l = 1ULL << 40, m = (unsigned long long)await later(1) << 20;
    long unsigned o = 5, int_like = 6;

    await td_yield();
    **c += (*e)[0] + *f[1];
    *h += await later(1);
    printf("%d %d %d\n", a, d[1], g);
    printf("%s%s%s %llu %lu\n", s, t, u, l / m, o + int_like);
    return 0;
}
// expect: 7 4 8
// expect: stuu 1048576 11
