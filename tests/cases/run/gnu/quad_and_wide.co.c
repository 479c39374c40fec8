// __float128 and __int128 live across awaits.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

#if defined(__SIZEOF_FLOAT128__)
typedef __float128 quad;
#else
typedef long double quad;
#endif

static async quad third(quad v)
{
    await td_yield();
    return v / 3;
}

static async unsigned __int128 wide(unsigned __int128 v)
{
    await td_yield();
    return v << 70;
}

async int main(void)
{
    quad a = 1, *p = &a, b = a + await third(6);
    unsigned __int128 w = 5;

    w += await wide(w);
    await td_yield();
    *p += b * await third(3);
    printf("%d %d %d %d\n", (int)a, (int)b, (int)(w >> 70), (int)w);
    return 0;
}
// expect: 4 3 5 5
