// An operand left of an await keeps its value though an operand further out, to the right, writes it.
#include <stdio.h>
#include <tandem.h>

static async int f(int v)
{
    await td_yield();
    return v;
}
static int two(int a, int b)
{
    return 10 * a + b;
}
struct p { int a, b, c; };

async int main(void)
{
    int n = 2;
    printf("%d\n", two(n + await f(1), n++));
    printf("%d\n", two(-n + await f(4), ++n));
    n = 1;
    struct p p = {n + await f(1), n++, n += await f(2)};
    printf("%d %d %d\n", p.a, p.b, p.c);
    int v[] = {[2] = n - await f(1), [0] = n++, [1] = -n + await f(9)};
    printf("%d %d %d\n", v[0], v[1], v[2]);
    n = 3;
    printf("%d\n", ((n + await f(1)) * 100 + (n = 5)));
    n = 3;
    printf("%d\n", (n ? n + await f(1) : n) * 100 + (n ? n++ : 0));
    n = 3;
    int i = (n + await f(1)) && n++ && (n - await f(1));
    printf("%d %d\n", i, n);
    return 0;
}

// std: gnu11
// elision: no (C leaves the order of operands open)
// expect: 32
// expect: 14
// expect: 2 1 4
// expect: 4 4 3
// expect: 405
// expect: 403
// expect: 1 4
