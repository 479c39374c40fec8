// Values whose type has a variable length are kept like others: rows, pointers to them, what a cast
// makes; the length is that of the type, whatever the variable holds by now.
// std: gnu99
// flags: -Wno-unused-value -Wno-pedantic
// elision: no (order of evaluation)
// remark: 'cube' keeps a stack while it waits: variable-length array
// remark: 'by_cast' keeps a stack while it waits: a value whose type has a variable length
// remark: 'row' keeps a stack while it waits: variable-length array
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

static async int wait(int x)
{
    await td_yield();
    return x;
}

static async int cube(int n)
{
    int m[n][n + 1][n + 2], sum = 0;

    for (int i = 0; i < n * (n + 1) * (n + 2); i++)
        (&m[0][0][0])[i] = i;
    int (*p)[n + 1][n + 2] = m;
    sum += (await td_yield(), m)[await wait(1)][await wait(2)][await wait(3)];
    sum += (await td_yield(), p + 1)[0][await wait(0)][await wait(1)];
    sum += (*p++)[await wait(1)][await wait(1)] + (*p)[0][0] * await wait(1);
    sum += ({ await td_yield(); m; })[await wait(1)][await wait(0)][0];
    sum += (await td_yield(), &m)[await wait(0)][1][1][1];
    sum += (n > 3 ? m[0] : p[0])[await wait(1)][await wait(0)];
    return sum;
}

static async int by_cast(int *flat, int n)
{
    return ((int (*)[n])flat)[await wait(1)][await wait(2)];
}

/* the sizes in a type's name are computed in place; nothing here keeps a stack */
static async int sizes(int n, int m)
{
    int sum = (int)sizeof(int[n]);

    await td_yield();
    sum += (int)sizeof(char[n + 1]) * 100;
    sum += (int)sizeof(short[n]) + (n = await wait(7));
    sum += (int)sizeof(char[n]);
    await td_yield();
    return sum * 10 + (int)sizeof(char[m]);
}

static async int row(int n, int (*rows)[n])
{
    return rows[await wait(1)][await wait(0)] + (rows + await wait(1))[0][await wait(1)];
}

async int main(void)
{
    int flat[6] = {1, 2, 3, 4, 5, 6};

    printf("%d\n", await cube(3));
    printf("%d\n", await by_cast(flat, 3));
    printf("%d\n", await sizes(5, 3));
    printf("%d\n", await row(2, (int (*)[2])flat));
    return 0;
}
// expect: 151
// expect: 6
// expect: 6443
// expect: 7
