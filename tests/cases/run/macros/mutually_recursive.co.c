// Macros that lead back to each other, with arguments: each is expanded once, as old headers expect.
#include <stdio.h>
#include <tandem.h>

static async int get(int v)
{
    await td_yield();
    return v;
}

static int seen;

#define get(v) counted(v)
#define counted(v) (seen++, await get((v) + 1))
#define put(v) shown(get(v))
#define shown(v) put(v)

static void(put)(int v)
{
    printf("%d\n", v);
}

async int main(void)
{
    put(1);
    put(10 * 2);
    printf("%d\n", get(100));
    printf("%d\n", seen);
    return 0;
}
// expect: 2
// expect: 21
// expect: 101
// expect: 3
