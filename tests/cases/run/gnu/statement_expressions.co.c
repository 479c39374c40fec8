// Awaits within statement expressions in every place, and jumps out of them.
// std: gnu11
// warnings: no (GNU extensions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define MAX(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })

static async int nested(int n)
{
    int total = 0;

    for (int i = ({ await td_yield(); 0; }); i < ({ int limit = await later(3); limit; }); i += ({ await later(1); }))
        total += ({
            int inner = ({ int deep = await later(i) + 1; int *p = &deep; await td_yield(); *p; });
            inner * 10;
        });
    return total + MAX(await later(n), await later(MAX(2, await later(3))));
}

static async int leaves(int how)
{
    int n = 0;

    for (;;) {
        n += 1 + ({
            int k = await later(n);
            if (how == 0 && k > 2)
                break;
            if (how == 1 && k < 4)  {
                n += 2;
                continue;
            }
            if (how == 2)
                goto out;
            if (k > 5)
                return k * 100;
            await later(k);
        });
    }
    return n;
out:
    return -1 - n;
}

static async void nothing(int *p)
{
    ({ *p += await later(1); });
    (void)({ await later(2); });
    ({ ; });
    *p += 10, ({ await td_yield(); (void)0; });
}

struct pair { int a, b; };

async int main(void)
{
    int x = 5;
    struct pair p = ({ struct pair q = { await later(1), 2 }; q; });
    int array[2] = { ({ await later(7); }), [1] = ({ int y = x; y + await later(1); }) };

    printf("%d %d\n", await nested(1), await nested(9));
    printf("%d %d %d\n", await leaves(0), await leaves(1), await leaves(2));
    await nothing(&x);
    printf("%d %d %d %d %d\n", x, p.a, p.b, array[0], array[1]);
    if (({ int t = await later(0); !t; }) && x == ({ await later(16); }))
        printf("%d\n", ({ struct pair q = { x, await later(3) }; q; }).b);
    switch (({ await later(2); })) {
    case 2:
        while (({ await td_yield(); x-- > 14; }))
            printf("x %d\n", x);
    }
    return 0;
}
// expect: 63 69
// expect: 3 900 -1
// expect: 16 1 2 7 6
// expect: 3
// expect: x 15
// expect: x 14
