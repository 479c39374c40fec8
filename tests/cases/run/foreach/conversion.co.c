/* The loop variable has the element type; conversions happen where it is used. */
// expect: 65535 65536
// expect: 0 1
// expect: 65534 65535
#include <stdio.h>
#include <tandem.h>

typedef unsigned short u16;

static generator(u16) wide(void)
{
    int n = 65535;

    yield n++;
    yield n;
    n = -2;
    yield n;
}

int main(void)
{
    foreach (unsigned short, v, wide())
        printf("%d %d\n", v, v + 1);
    return 0;
}
