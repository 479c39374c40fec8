// Casts of what was awaited: narrowing, to floating, to a pointer, to void.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async double real(double v)
{
    await td_yield();
    return v;
}

static async void *pointer(void *p)
{
    await td_yield();
    return p;
}

async int main(void)
{
    int cell = 77;

    printf("%d\n", (signed char)await later(200));
    printf("%d\n", (int)await real(-2.75) * 2);
    printf("%.2f\n", (double)await later(7) / 4);
    printf("%d\n", *(int *)await pointer(&cell));
    printf("%u\n", (unsigned)(_Bool)await later(12));
    (void)await later(1);
    (void)(await later(2) + 1);
    return 0;
}
// expect: -56
// expect: -4
// expect: 1.75
// expect: 77
// expect: 1
