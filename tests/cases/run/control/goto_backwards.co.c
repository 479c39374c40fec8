// Loops made of goto alone, with suspensions between the label and the jump.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int n = 27, steps = 0, outer = 0;

again:
    if (await later(n) == 1)
        goto done;
    n = n % 2 ? 3 * n + 1 : n / 2;
    steps++;
    goto again;
done:
    printf("%d\n", steps);
    if (++outer < 3) {
        n = outer * 3;
        steps = 0;
        goto again;
    }
    printf("%d\n", outer);
    return 0;
}
// expect: 111
// expect: 7
// expect: 8
// expect: 3
