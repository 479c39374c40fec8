// Values made left of an await at several depths of nesting are all kept, in order.
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>

static int g;

static int tick(void)
{
    return ++g;
}

static async int set(int v)
{
    await td_yield();
    g = v;
    return v;
}

static int three(int a, int b, int c)
{
    return a * 10000 + b * 100 + c;
}

async int main(void)
{
    printf("%d\n", three(tick(), three(tick(), tick(), await set(10)) % 100, tick()));
    g = 0;
    printf("%d\n", (tick() + tick()) * (tick() - await set(5)) + tick());
    g = 0;
    printf("%d\n", g++ + (g++ + (g++ + await set(20))) + g++);
    g = 3;
    int a[] = { tick(), tick() + await set(50), g };
    printf("%d %d %d\n", a[0], a[1], a[2]);
    return 0;
}
// warnings: no (unsequenced in plain C)
// expect: 11011
// expect: 0
// expect: 43
// expect: 4 55 50
