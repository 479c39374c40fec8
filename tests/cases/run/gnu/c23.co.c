// What C23 adds to bodies and clang 14 has: [[attributes]], separators, {} ...
// std: c2x
// warnings: no (gcc and clang differ in what they know of C23)
#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

[[maybe_unused]] static async int later(int v)
{
    await td_yield();
    return v;
}

[[nodiscard("it matters")]] static async int sorted([[maybe_unused]] int unused, int)
{
    [[maybe_unused]] int never = 1;
    struct [[deprecated]] old { [[maybe_unused]] int a; };
    int kind [[maybe_unused]] = await later(1);
    unsigned char s = 250;

    switch (kind) {
    case 1:
        kind += 10;
        [[fallthrough]];
    case 2:
        s += await later(10);
        break;
    default:;
    }
    return kind * 1000 + s;
}

async int main(void)
{
    struct { int a, b[2]; } empty = {};
    bool yes = true;
    int big = 1'000'000 + 0b1010'1010;

    static_assert(sizeof empty == 3 * sizeof(int));
    empty.b[await later(1)] = await sorted(1, 2);
    await td_yield();
    printf("%d %d %d %d\n", empty.a, empty.b[1], yes, big);
    goto end;
end:
    await td_yield();
    return 0;
}
// expect: 0 11004 1 1000170
