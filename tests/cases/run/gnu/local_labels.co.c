// __label__ in blocks that suspend, in macros used twice, and in statement expressions.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define WAIT_UNTIL(cond)                                                                           \
    do {                                                                                           \
        __label__ again, done;                                                                     \
    again:                                                                                         \
        if (cond)                                                                                  \
            goto done;                                                                             \
        await td_yield();                                                                          \
        goto again;                                                                                \
    done:;                                                                                         \
    } while (0)

async int main(void)
{
    __label__ end, skip;
    int n = 0, m = 0;

    WAIT_UNTIL(n++ > 2);
    WAIT_UNTIL((m += await later(2)) > 5);
    if (n == 4) {
        __label__ skip;
        int x = ({ __label__ out; int y = await later(3); if (y) goto out; y = 0; out: y; });
        goto skip;
        x = 0;
    skip:
        await td_yield();
        printf("%d %d %d\n", n, m, x);
    }
    goto skip;
    n = 100;
skip:
    await td_yield();
    goto end;
    m = 100;
end:
    printf("%d %d\n", n, m);
    return 0;
}
// expect: 4 6 3
// expect: 4 6
