// _Alignas(32) and aligned types keep their alignment before and after suspensions.
// std: gnu11
#include <stdio.h>
#include <tandem.h>
#include <stdint.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct wide {
    _Alignas(32) double v[4];
};

static int off(const volatile void *p, uintptr_t to)
{
    return (uintptr_t)p % to != 0;
}

static async int deep(int n)
{
    char odd = (char)n;
    _Alignas(32) char a[3] = { 1, 2, 3 };
    _Alignas(double) char b[sizeof(double)];
    struct wide w = { { 1, 2, 3, n } };
    int bad = off(a, 32) + off(b, _Alignof(double)) + off(&w, 32);

    b[0] = odd;
    if (n > 0)
        bad += await deep(n - 1);
    await td_yield();
    bad += off(a, 32) + off(b, _Alignof(double)) + off(w.v, 32);
    return bad + (a[2] != 3) + (w.v[3] != n) + (b[0] != odd);
}

async int main(void)
{
    int skew = await later(1);
    printf("%d\n", await deep(5));
    printf("%d %d\n", await deep(0), skew);
    return 0;
}
// expect: 0
// expect: 0 1
