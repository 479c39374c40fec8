// async calls plain calls async, three times over, and waits at every level.
#include <stdio.h>
#include <tandem.h>

static int legacy(int depth);

static async int modern(int depth)
{
    int mine = depth * 10;

    await td_yield();
    if (depth == 0)
        return 1;
    int below = legacy(depth - 1);
    await td_sleep(1);
    return below + mine;
}

static int legacy(int depth)
{
    int array[4] = { depth, depth, depth, depth };
    int r = modern(depth);

    return r + array[0] + array[3];
}

async int main(void)
{
    printf("%d\n", await modern(3));
    printf("%d\n", legacy(2));
    return 0;
}
// expect: 67
// expect: 37
