// A two-dimensional VLA and a pointer to a VLA row across suspensions, in recursion.
// remark: 'grid' keeps a stack while it waits
#include <stdio.h>
#include <tandem.h>

static async int grid(int w, int h)
{
    int m[h][w];
    int (*row)[w] = m;
    int below = 0;

    for (int y = 0; y < h; y++, row++)
        for (int x = 0; x < w; x++)
            (*row)[x] = 10 * y + x;
    await td_yield();
    if (h > 1)
        below = await grid(w + 1, h - 1);
    await td_sleep(1);
    row = m;
    return below * 100 + row[h - 1][w - 1];
}

async int main(void)
{
    printf("%d\n", await grid(2, 3));
    return 0;
}
// expect: 31221
