/* A recursive async generator: a tree walked with an await at every node, dropped half-way. */
// expect: 0
// expect: leave 0
// expect: 1
// expect: 2
// expect: leave 2
// expect: leave 1
// expect: 3
// expect: 4
// expect: leave 4
// expect: 5
// expect: leave 5
// expect: leave 3
#include <stdio.h>
#include <tandem.h>

static async generator(int) walk(int lo, int hi)
{
    if (lo >= hi)
        return;
    int mid = lo + (hi - lo) / 2;
    await td_yield();
    yield_from(await walk(lo, mid));
    defer printf("leave %d\n", mid);
    yield mid;
    yield_from(await walk(mid + 1, hi));
}

async int main(void)
{
    foreach (int, v, await walk(0, 15)) {
        printf("%d\n", v);
        if (v == 5)
            break;
    }
    return 0;
}
