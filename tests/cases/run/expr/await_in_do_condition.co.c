// An await in the condition of do-while; continue goes to the condition.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int i = 0, odd = 0;

    do {
        i++;
        if (i % 2 == 0)
            continue;
        odd += i;
    } while (await later(i) < 6);
    printf("%d %d\n", i, odd);
    return 0;
}
// expect: 6 9
