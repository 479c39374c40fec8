/* Three different generators resumed in turn do not disturb each other. */
// expect: 111 0 1 0
// expect: 111 1 4 1
// expect: 111 2 9 1
// expect: 111 3 16 2
// expect: 011 3 25 3
// expect: 011 3 36 5
// expect: 001 3 36 8
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static generator(int) up(int n)
{
    for (int i = 0; i < n; i++)
        yield i;
}

static generator(int) squares(int n)
{
    for (int i = 1; i <= n; i++)
        yield i * i;
}

static generator(int) fib(void)
{
    for (int a = 0, b = 1;; ) {
        yield a;
        int t = a + b;
        a = b;
        b = t;
    }
}

int main(void)
{
    td_gen *a = up(4), *b = squares(6), *c = fib();
    int x = 0, y = 0, z = 0;

    for (int round = 0; round < 7; round++) {
        bool p = td_next(a, &x), q = td_next(b, &y), r = td_next(c, &z);
        printf("%d%d%d %d %d %d\n", p, q, r, x, y, z);
    }
    td_gen_free(a);
    td_gen_free(b);
    td_gen_free(c);
    return 0;
}
