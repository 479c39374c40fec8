/* What only liveness can tell, that a stack is kept, has the function lowered a second time: nothing of what
 * clang was asked is lost by that, nothing of the first time is left. */
// remark: 'choose' keeps a stack while it waits: alloca
// remark: 'first' keeps a stack while it waits: alloca
// remark: 'lists' keeps a stack while it waits: alloca
// std: gnu11
#include <alloca.h>
#include <stdio.h>
#include <tandem.h>

async int n(int v)
{
    await td_yield();
    return v;
}

static async int choose(int v)
{
    char *p = alloca(16);
    int r = _Generic(v, int: await n(3), default: 0) + _Generic((char)1, int: await n(10), char: 4);
    p[0] = (char)r;
    await td_yield();
    return p[0];
}

static async int first(int v)
{
    char *p = alloca(16);
    int r = __builtin_choose_expr(sizeof(int) == 4, await n(v), v + await n(7));
    p[0] = (char)r;
    await td_yield();
    return p[0] + __builtin_choose_expr(0, 1, await n(20));
}

static generator(int) three(int from)
{
    for (int i = 0; i < 3; i++)
        yield from + i;
}

static async int lists(int v)
{
    char *p = alloca(16);
    int sum = 0, *seven = (int[]){await n(1), v, 4};
    foreach (int, i, three(seven[0])) {
        defer sum += 100;
        if (i == 3)
            continue;
        sum += i + await n(seven[1]);
    }
    p[0] = (char)seven[2];
    await td_yield();
    return sum + p[0];
}

async int main(void)
{
    printf("%d\n", await choose(1));  // expect: 7
    printf("%d\n", await first(5));   // expect: 25
    printf("%d\n", await lists(2));   // expect: 311
    return 0;
}
