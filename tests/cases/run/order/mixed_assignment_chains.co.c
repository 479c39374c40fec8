// Assignments with awaits in subscripts on both sides, nested in one another.
// elision: no (plain C leaves the order open)
#include <stdio.h>
#include <tandem.h>

static char text[40];
static int n_text;

static async int at(char c, int v)
{
    text[n_text++] = c;
    await td_yield();
    return v;
}

async int main(void)
{
    int a[3] = { 1, 2, 3 }, b[3] = { 10, 20, 30 };

    a[await at('c', 0)] += await at('a', 5) * b[await at('b', 1)];
    b[await at('g', 2)] = a[await at('f', 1)] = b[await at('d', 0)] + await at('e', 1);
    a[a[await at('i', 2)] - 2] -= await at('h', 1);
    printf("%s\n", text);
    printf("%d %d %d, %d %d %d\n", a[0], a[1], a[2], b[0], b[1], b[2]);
    return 0;
}
// expect: abcdefghi
// expect: 101 10 3, 10 20 11
