// Twelve arguments of mixed types, directly and through a pointer, some awaited themselves.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async double mix(char a, short b, int c, long d, long long e, float f, double g,
                        const char *h, int *i, unsigned char j, _Bool k, int l)
{
    int at_once = a + b + c;

    await td_yield();
    *i += l;
    return at_once + (double)(d + e) + (double)f + g + h[1] + *i + j + k + l;
}

async int main(void)
{
    int n = 1;
    async double (*p)(char, short, int, long, long long, float, double, const char *, int *,
                      unsigned char, _Bool, int) = mix;

    printf("%.2f\n", await mix(1, 2, 3, 4, 5, 0.5f, 0.25, "abc", &n, 255, 7, 1000));
    printf("%.2f\n", await p(1, 2, await later(3), 4, 5, 0.5f, 0.25, "abc", &n,
                             (unsigned char)await later(511), await later(2) != 2, await later(9)));
    return 0;
}
// expect: 2370.75
// expect: 1387.75
