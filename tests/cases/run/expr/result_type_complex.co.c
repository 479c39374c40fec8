// Complex results, spilled left of another await.
#include <stdio.h>
#include <tandem.h>
#include <complex.h>

static async double complex turn(double complex z)
{
    await td_yield();
    return z * I;
}

async int main(void)
{
    double complex z = 1 + 2 * I;
    double complex w = z * z + await turn(z) - await turn(await turn(1.0));
    float complex f = 3.0f;

    f += (float complex)await turn(f);
    printf("%.1f %.1f\n", creal(w), cimag(w));
    printf("%.1f %.1f\n", (double)crealf(f), (double)cimagf(f));
    return 0;
}
// expect: -4.0 5.0
// expect: 3.0 3.0
