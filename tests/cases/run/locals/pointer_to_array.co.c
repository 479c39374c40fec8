// Pointers to arrays and to arrays of arrays, moved between suspensions.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int m[3][4];
    int (*row)[4] = m, (*all)[3][4] = &m;

    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            m[i][j] = await later(i * 10 + j);
    await td_yield();
    row++;
    printf("%d %d\n", (*row)[2], (*all)[2][3]);
    row += await later(1);
    (*row)[0] = await later(99);
    printf("%d %d %d\n", m[2][0], (int)(row - m), (int)(sizeof *row / sizeof **row));
    return 0;
}
// expect: 12 23
// expect: 99 2 4
