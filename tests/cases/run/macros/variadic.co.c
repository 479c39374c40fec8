// Variadic macros with awaits in __VA_ARGS__, at its ends, and nested.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int sum3(int a, int b, int c)
{
    return a + 10 * b + 100 * c;
}

#define CALL(f, ...) f(__VA_ARGS__)
#define AWAIT_CALL(f, ...) await f(__VA_ARGS__)
#define LOG(...) printf("log: " __VA_ARGS__)
#define FIRST(a, ...) (a)
#define ARRAY(name, ...) int name[] = { __VA_ARGS__ }

async int main(void)
{
    int n = 2;

    printf("%d\n", CALL(sum3, await later(1), n, await later(3)));
    printf("%d\n", CALL(sum3, AWAIT_CALL(later, 4), CALL(sum3, 1, 0, await later(0)), n));
    LOG("%d %d\n", await later(5), n);
    printf("%d\n", FIRST(await later(6), await later(7)));
    ARRAY(a, await later(8), n, await later(9));
    printf("%d %d\n", a[0] + a[2], (int)(sizeof a / sizeof *a));
    return 0;
}
// expect: 321
// expect: 214
// expect: log: 5 2
// expect: 6
// expect: 17 3
