// GNU __label__ and range designators inside bodies that suspend.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define FIND(a, n, want)                                                                         \
    ({                                                                                           \
        __label__ done;                                                                          \
        int at_ = -1;                                                                            \
        for (int i_ = 0; i_ < (n); i_++)                                                         \
            if (await later((a)[i_]) == (want)) {                                                \
                at_ = i_;                                                                        \
                goto done;                                                                       \
            }                                                                                    \
    done:                                                                                        \
        at_;                                                                                     \
    })

async int main(void)
{
    int a[] = { [0 ... 2] = 5, [3] = await later(7), 8 };
    int x = FIND(a, 5, 7);
    int y = FIND(a, 5, 9) + FIND(a, 5, 8);

    {
        __label__ again;
        int n = 0;
    again:
        await td_yield();
        if (n++ < 3)
            goto again;
        printf("%d %d %d\n", x, y, n);
    }
    return 0;
}
// expect: 3 3 4
