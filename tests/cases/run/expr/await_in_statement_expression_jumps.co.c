// Jumps out of a statement expression that awaits: return, break, continue.
// std: gnu11
// warnings: no (GNU statement expressions)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int find(int want)
{
    int sum = 0;
    for (int i = 0; i < 10; i++) {
        sum += ({
            int v = await later(i);
            if (v == 2)
                continue;
            if (v == 5)
                break;
            if (v == want)
                return 1000 + sum;
            v;
        });
    }
    return sum;
}

async int main(void)
{
    printf("%d\n", await find(4));
    printf("%d\n", await find(7));
    return 0;
}
// expect: 1004
// expect: 8
