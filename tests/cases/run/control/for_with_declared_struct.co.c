// for clauses that declare several variables, a struct, and a pointer to one of them.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    for (struct { int i, n; } s = { 0, await later(3) }; s.i < s.n; s.i++)
        printf("%d of %d\n", s.i, await later(s.n));

    for (int a[3] = { 5, await later(6), 7 }, *p = a; p < a + 3; p++) {
        await td_yield();
        printf("%d%s", *p, p < a + 2 ? " " : "\n");
    }

    for (int i = 0, j = await later(4), *q = &i; *q < j; ++*q, --j)
        printf("%d %d\n", i, await later(j));
    return 0;
}
// expect: 0 of 3
// expect: 1 of 3
// expect: 2 of 3
// expect: 5 6 7
// expect: 0 4
// expect: 1 3
