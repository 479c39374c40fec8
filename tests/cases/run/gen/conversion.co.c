/* Yielded values convert to the element type: truncation, sign, int to float. */
// expect: 255
// expect: 255
// expect: 65
// expect: 65
// expect: 3.00
// expect: 97.00
// expect: 0.25
// expect: -1
// expect: 1
// expect: 1099511627776
#include <stdio.h>
#include <tandem.h>

static generator(unsigned char) bytes(void)
{
    int wide = 0x1ff;
    double real = 65.9;

    yield wide;
    yield -1;
    yield 'A';
    yield real;
}

static generator(float) floats(void)
{
    yield 3;
    yield 'a';
    yield 0.25;
}

static generator(long long) longs(void)
{
    yield -1;
    yield 1u;
    yield 1LL << 40;
}

int main(void)
{
    td_gen *b = bytes(), *f = floats(), *l = longs();
    unsigned char c;
    float x;
    long long n;

    while (td_next(b, &c))
        printf("%u\n", (unsigned)c);
    while (td_next(f, &x))
        printf("%.2f\n", (double)x);
    while (td_next(l, &n))
        printf("%lld\n", n);
    td_gen_free(b);
    td_gen_free(f);
    td_gen_free(l);
    return 0;
}
