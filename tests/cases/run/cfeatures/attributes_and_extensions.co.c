// Attributes on locals, labels and statements, __extension__, builtins, local pragmas.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async __attribute__((noinline, unused)) int odd(int v __attribute__((unused)))
{
    __attribute__((unused)) int never = 3;
    int used __attribute__((aligned(16))) = await later(v);

    switch (used) {
    case 1:
        await td_yield();
        used++;
        __attribute__((fallthrough));
    case 2:
        used += 10;
        break;
    default:
        goto out;
    }
out: __attribute__((unused));
    await td_yield();
    return __extension__(used + 1);
}

async int main(void)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-variable"
    int nobody = 1;
#pragma GCC diagnostic pop
    int r = __builtin_expect(await odd(1) == 13, 1) ? 5 : 6;

    _Pragma("GCC diagnostic push")
    await td_yield();
    _Pragma("GCC diagnostic pop")
    if (__builtin_constant_p(await later(1)))
        r = 100;
    printf("%d %d %d %d\n", r, await odd(2), await odd(3), __builtin_popcount(0xffu));
    return 0;
}
// expect: 5 13 4 8
// warnings: no (extensions)
