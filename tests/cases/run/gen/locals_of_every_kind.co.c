/* Locals of many kinds live across yields: bit-fields, aligned, wide, volatile, block-scope types. */
// std: gnu11
// expect: 117
// expect: 917
// expect: 7
// expect: 5
// expect: 16
// expect: -19
// expect: 9
// expect: 1
// expect: 56
#include <complex.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <tandem.h>

static generator(int) kinds(int n)
{
    struct {
        unsigned a : 3, b : 5;
        signed c : 4;
    } bits = {1, 2, -3};
    _Alignas(64) char aligned[10] = "aligned";
    volatile int v = n;
    const double pi = 3.25;
    long double wide = 1.5L;
    double complex z = 1 + 2 * I;
    enum colour { RED = 3, BLUE = 9 } c = RED;
    int (*compare)(const char *, const char *) = strcmp;
    int grid[2][3] = {{1, 2, 3}, {4, 5, 6}};
    int *row = grid[1];
    const char *const name = __func__;

    yield (int)bits.a * 100 + (int)bits.b * 10 + bits.c;
    bits.a = 7;
    bits.b += 20;
    yield (int)bits.a * 100 + (int)bits.b * 10 + bits.c;
    yield (uintptr_t)aligned % 64 == 0 ? (int)strlen(aligned) : -1;
    v++;
    yield v;
    wide *= 2;
    yield (int)(pi * 4 + (double)wide);
    z *= I;
    yield (int)creal(z) * 10 + (int)cimag(z);
    c = c == RED ? BLUE : RED;
    yield c;
    yield compare(name, "kinds") == 0;
    row[1] = 50;
    yield grid[1][1] + row[2];
}

int main(void)
{
    foreach (int, v, kinds(4))
        printf("%d\n", v);
    return 0;
}
