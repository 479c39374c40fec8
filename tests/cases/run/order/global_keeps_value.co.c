// A global left of an await keeps its value, though the callee assigns it.
// elision: no (plain C may read the left operand after the call)
#include <stdio.h>
#include <tandem.h>

static int g = 1;
static struct {
    int v;
    double d;
} s = { 5, 0.5 };

static async int set(int v)
{
    await td_sleep(1);
    g = v;
    s.v = v;
    s.d = v;
    return 0;
}

async int main(void)
{
    printf("%d\n", g + await set(100));
    printf("%d\n", g + await set(7) + g);
    printf("%d\n", s.v - await set(3) - s.v);
    printf("%.1f\n", s.d + await set(9) + s.d);
    printf("%d\n", (g > 5) + await set(0) + (g > 5));
    return 0;
}
// expect: 1
// expect: 107
// expect: 4
// expect: 12.0
// expect: 1
