// In a[i] = await f(i): the left side's own side effects come after, and only once.
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>

static int log_at;
static char text[16];

static int *place(char c, int *p)
{
    text[log_at++] = c;
    return p;
}

static async int f(char c, int v)
{
    text[log_at++] = c;
    await td_yield();
    return v;
}

async int main(void)
{
    int a[2] = { 1, 2 }, i = 0;

    *place('a', a) = await f('b', 10);
    *place('c', a + 1) += await f('d', 20);
    a[i++] = await f('e', i);
    *place('g', &a[i]) = *place('h', &i) + await f('i', 5);
    printf("%s %d %d %d\n", text, a[0], a[1], i);
    return 0;
}
// warnings: no (unsequenced in plain C)
// expect: badcehig 0 6 1
