/* A qsort comparator that waits: three tasks sort at once with library code on the stack. */
// expect: 4
// expect: 3
// expect: 8
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

static async int compare_slowly(int a, int b)
{
    await td_yield();
    return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
    return compare_slowly(*(const int *)a, *(const int *)b);
}

static async int sort(unsigned seed)
{
    int v[20];
    int bad = 0;

    for (int i = 0; i < 20; i++) {
        seed = seed * 1664525u + 1013904223u;
        v[i] = (int)(seed >> 24);
    }
    qsort(v, 20, sizeof v[0], compare);
    await td_yield();
    for (int i = 1; i < 20; i++)
        bad += v[i - 1] > v[i];
    return bad * 1000 + v[0];
}

async int main(void)
{
    td_task *t[3];

    for (unsigned i = 0; i < 3; i++)
        t[i] = td_spawn(sort, i + 1);
    for (int i = 0; i < 3; i++) {
        int r = -1;
        await td_join(t[i], &r);
        printf("%d\n", r);
    }
    return 0;
}
