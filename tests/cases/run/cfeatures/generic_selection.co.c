// _Generic beside awaits: in its branches, chosen by a frame variable, never called in its head.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static int calls;

static async int later(int v)
{
    calls++;
    await td_yield();
    return v;
}

static async double dlater(double v)
{
    calls++;
    await td_yield();
    return v;
}

#define LATER(v) _Generic((v), int: later, double: dlater)(v)
#define NAME(v) _Generic((v), int: "int", double: "double", char *: "string", default: "other")

async int main(void)
{
    int i = 3;
    double d = 0.25;
    char text[] = "t";
    float f = 1;

    await td_yield();
    printf("%d %.2f\n", await LATER(i), await LATER(d));
    printf("%s %s %s %s\n", NAME(i), NAME(d), NAME(&text[0]), NAME(f));
    printf("%s %s\n", NAME(await later(1)), _Generic(await dlater(1), double: "d", default: "?"));
    int r = _Generic(i, int: await later(10), double: await later(20)) + 1;
    printf("%d %d\n", r, calls);
    return 0;
}
// expect: 3 0.25
// expect: int double string other
// expect: int d
// expect: 11 3
