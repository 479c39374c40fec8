// do { } while (0), with break and continue in it, alone and in a loop.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define CHECK(c)                                                                                 \
    do {                                                                                         \
        if (!(c))                                                                                \
            goto fail;                                                                           \
        if (n > 100)                                                                             \
            continue;                                                                            \
        n++;                                                                                     \
    } while (0)

static async int run(int a, int b)
{
    int n = 0;

    CHECK(await later(a));
    CHECK(await later(b) || await later(a) > 1);
    do {
        n += 200;
        if (await later(b))
            break;
        n += 1000;
    } while (0);
    CHECK(await later(n));
    return n;
fail:
    return -n;
}

async int main(void)
{
    printf("%d\n", await run(1, 1));
    printf("%d\n", await run(2, 0));
    printf("%d\n", await run(1, 0));
    return 0;
}
// expect: 202
// expect: 1202
// expect: -1
