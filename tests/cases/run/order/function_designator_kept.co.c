// The function pointer of a call is read before an await among the arguments changes it.
// elision: no (plain C may read the pointer after the arguments)
#include <stdio.h>
#include <tandem.h>

static int plus(int v)
{
    return v + 1;
}

static int minus(int v)
{
    return v - 1;
}

static int (*op)(int) = plus;
static struct {
    int (*op)(int);
} ops = { plus };

static async int other(int v)
{
    await td_yield();
    op = op == plus ? minus : plus;
    ops.op = op;
    return v;
}

static async int async_plus(int v)
{
    await td_yield();
    return v + 1;
}

async int main(void)
{
    async int (*local)(int) = async_plus;

    printf("%d\n", op(await other(10)));
    printf("%d\n", op(await other(10)));
    printf("%d\n", (*ops.op)(await other(10)));
    printf("%d\n", await op(await other(10)));
    printf("%d\n", await local(await other(10)));
    return 0;
}
// expect: 11
// expect: 9
// expect: 11
// expect: 9
// expect: 11
