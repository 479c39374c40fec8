// Macros that a body defines or undefines hold for the functions after it, rewritten or not.
#include <stdio.h>
#include <tandem.h>

#define BEFORE 1

static async int first(int x)
{
#define ONE 10
    x += ONE;
#define TWICE(v) \
    ((v) + (v))
    x = TWICE(x) + await td_yield();
#if 0
#define ONE 77
#undef TWICE
#else
#undef BEFORE
#define BEFORE 2
#endif
    return x;
}

static int plain(int x)
{
    return TWICE(x) + ONE + BEFORE;
#undef ONE
#define ONE 20
}

static async int second(int x)
{
    int one = ONE, twice[TWICE(2)] = {BEFORE};
    return await first(x) + one + twice[0] + (int)(sizeof twice / sizeof twice[0]);
}

int table[TWICE(ONE)];

async int main(void)
{
    int result = await second(1);
    printf("%d %d %zu\n", result, plain(3), sizeof table / sizeof table[0]);
    return 0;
}
// expect: 48 18 40
