// _Static_assert in a body, a block, a struct, and over types of frame variables.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    enum { N = 4 };
    struct s {
        int v[N];
        _Static_assert(N == 4, "in a struct");
    } s = { { await later(1), 2 } };

    _Static_assert(sizeof s == N * sizeof(int), "before");
    await td_yield();
    _Static_assert(sizeof(s.v) / sizeof(s.v[0]) == N, "after");
    for (int i = 0; i < 2; i++) {
        _Static_assert(sizeof i == sizeof(await later(1)), "in a block, with an await");
        s.v[i] += await later(i);
    }
    if (s.v[0]) {
        _Static_assert(1, "first in a block");
        await td_yield();
        _Static_assert(1, "last in a block");
    }
    printf("%d %d\n", s.v[0], s.v[1]);
    return 0;
}
// expect: 1 3
