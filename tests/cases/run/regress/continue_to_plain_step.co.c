// continue in a for whose condition waits and whose step does not: the step runs.
#include <stdio.h>
#include <tandem.h>

static async int wait(int x)
{
    await td_yield();
    return x;
}

async int main(void)
{
    int sum = 0;
    for (int i = 10; await wait(i > 0); --i) {
        if (i & 1)
            continue;
        await td_yield();
        sum += i;
    }
    printf("%d\n", sum);
    return 0;
}
// expect: 30
