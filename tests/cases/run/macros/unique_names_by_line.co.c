// Names made from __LINE__ for temporaries, in macros that suspend.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define UNIQUE(name) CAT(name, __LINE__)
#define SWAP_SLOWLY(a, b)                                                                        \
    int UNIQUE(tmp_) = (a);                                                                      \
    await td_yield();                                                                            \
    (a) = (b);                                                                                   \
    (b) = UNIQUE(tmp_)
#define FOR_SLOWLY(n)                                                                            \
    for (int UNIQUE(i_) = 0, UNIQUE(n_) = await later(n); UNIQUE(i_) < UNIQUE(n_); UNIQUE(i_)++)

async int main(void)
{
    int a = 1, b = 2, c = 3, n = 0;

    SWAP_SLOWLY(a, b);
    SWAP_SLOWLY(b, c);
    FOR_SLOWLY(2)
        FOR_SLOWLY(3)
            n += await later(1);
    int UNIQUE(last) = await later(4); n += UNIQUE(last);
    printf("%d %d %d %d\n", a, b, c, n);
    return 0;
}
// expect: 2 3 1 10
