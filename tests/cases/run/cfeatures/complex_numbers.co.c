// Complex locals of all sizes across suspensions, alone and in arrays and structs.
#include <stdio.h>
#include <tandem.h>
#include <complex.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    double complex z = 1 + 2 * I, a[2] = { I, z };
    float complex f = 2.0f;
    long double complex l = 3.0L * I;
    struct {
        int n;
        double complex c;
    } s = { 1, a[1] * a[0] };

    await td_yield();
    z *= a[1] + await later(1);
    f += (float complex)(await later(1) * I);
    l *= l;
    await td_sleep(1);
    a[0] = z == a[1] ? 0 : conj(z);
    printf("%.0f%+.0fi %.0f%+.0fi\n", creal(z), cimag(z), creal(a[0]), cimag(a[0]));
    printf("%.0f%+.0fi %.0Lf %.0f%+.0fi\n", (double)crealf(f), (double)cimagf(f), creall(l),
           creal(s.c), cimag(s.c));
    return 0;
}
// expect: -2+6i -2-6i
// expect: 2+1i -9 -2+1i
