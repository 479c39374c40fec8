// The parts of a complex number, assigned one by one.
// std: gnu11
// warnings: no (GNU complex parts)
#include <complex.h>
#include <stdio.h>
#include <tandem.h>

async int main(void)
{
    double _Complex x;
    await td_yield();
    __real__ x = 1.5;
    await td_yield();
    __imag__ x = 2.0;
    await td_yield();
    __real__ x += 1;
    printf("%.1f %.1f\n", creal(x), __imag__ x);
    return 0;
}
// expect: 2.5 2.0
