// Sizes of arrays with awaits: evaluated from left to right, all kept until the declaration needs them.
#include <stdio.h>
#include <tandem.h>

static int calls, trace;
static async int n(int v)
{
    await td_yield();
    calls++;
    trace = (trace * 10 + v) % 9973;
    return v;
}
static async int *store(int *k, int (*p)[3])
{
    await td_yield();
    *k += 10;
    return p[0];
}
static int cells[2][3] = {{1, 2, 3}, {4, 5, 6}};

static async int sums(int k)
{
    int m[await n(2)][await n(3)];
    int total = (int)(sizeof m / sizeof m[0][0]);
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++)
            m[i][j] = i + j;
    total += 10 * m[1][2];
    typedef int T[await n(2)][k][await n(3)];
    total += 100 * (int)(sizeof(T) / sizeof(int));
    int (*p)[await n(3)] = cells, (*q)[await n(2)][await n(3)] = &cells;
    return total + 10000 * (int)(sizeof *p / sizeof(int)) + 100000 * (*q)[1][2];
}
static async int left(int k)
{
    int (*p)[k] = (int (*)[k])(void *)await store(&k, cells);
    return (int)(sizeof *p / sizeof(int)) * 100 + k;
}
static async int whole(int k)
{
    char a[k++][await n(2)];
    char b[k + await n(1)][k];
    return (int)(sizeof a * 100 + sizeof b);
}
static async int type_names(void)
{
    int a = (int)sizeof(int[await n(3)]);
    int b = (int)sizeof(int[await n(2)][await n(4)]);
    int c = (*(int (*)[await n(3)])cells)[2] + ((int (*)[await n(3)])cells)[1][await n(0)];
    __typeof__(int[await n(2)][await n(3)]) x, y;
    return a + 100 * b + 10000 * c + 1000000 * (int)((sizeof x + sizeof y) / sizeof(int));
}

async int main(void)
{
    printf("%d\n", await sums(2));
    printf("%d\n", await left(3));
    printf("%d\n", await whole(2));
    printf("%d\n", await type_names());
    printf("%d %d\n", calls, trace);
    return 0;
}

// std: gnu11
// elision: no (gcc evaluates sizes in the operands of + in another order)
// remark: 'sums' keeps a stack
// remark: 'left' keeps a stack
// remark: 'whole' keeps a stack
// expect: 631236
// expect: 313
// expect: 412
// expect: 12073212
// expect: 17 596
