// _BitInt and enums with a type: locals, parameters and results, saved and with their address taken.
// std: c2x
// compiler: clang (gcc has no _BitInt before 14, no enum with a type before 13)
// warnings: no (a C23 type)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

enum size : unsigned char { SMALL = 1, LARGE = 250 };

static async enum size larger(enum size s)
{
    await td_yield();
    s += SMALL + 10;
    return s;
}

static async unsigned _BitInt(7) add(unsigned _BitInt(7) a, _BitInt(77) b)
{
    await td_yield();
    return a + (unsigned _BitInt(7))(b >> 70);
}

async int main(void)
{
    unsigned _BitInt(7) n = 126, *p = &n, sum = 0;
    _BitInt(77) wide = (_BitInt(77))1 << 70;

    for (int i = 0; i < 3; i++) {
        n += await later(1);
        sum += await add(n, wide * 3);
    }
    printf("%d %d %d\n", (int)*p, (int)sum, (int)(wide >> 69));
    printf("%d %d\n", await larger(LARGE), (int)sizeof(enum size));
    return 0;
}
// expect: 1 9 2
// expect: 5 1
