// A qsort comparator that calls an async function: the sort waits on its own stack.
#include <stdio.h>
#include <tandem.h>
#include <stdlib.h>

static int compared;

static async int weight(int v)
{
    compared++;
    await td_yield();
    return v % 10;
}

static int by_weight(const void *a, const void *b)
{
    int x = weight(*(const int *)a), y = weight(*(const int *)b);
    return (x > y) - (x < y);
}

static async int keep(int v)
{
    int before = v * 7;
    int a[] = { 95, 31, 77, 12, 58, 4 };

    await td_yield();
    qsort(a, 6, sizeof *a, by_weight);
    await td_yield();
    for (int i = 0; i < 6; i++)
        printf("%d ", a[i]);
    return before;
}

async int main(void)
{
    int r = await keep(6);
    printf("%d %d\n", r, compared > 0);
    return 0;
}
// expect: 31 12 4 95 77 58 42 1
