// A stackful function's locals of every class live on its stack while others run.
// remark: 'mixed' keeps a stack while it waits: alloca
// std: gnu11
#include <stdio.h>
#include <tandem.h>
#include <alloca.h>

static async int mixed(int n, int *sum)
{
    char *mem = alloca((size_t)n + 1);
    static int calls;
    const double d = n / 2.0;
    struct {
        int a[3];
    } s = { { n, n + 1, n + 2 } };
    int *q = &s.a[1];

    mem[n] = (char)n;
    calls++;
    await td_yield();
    for (int i = 0; i < 3; i++) {
        int fresh = i;
        await td_sleep(1);
        *sum += s.a[i] + fresh;
    }
    *q += 1;
    return calls * 1000 + (int)(d * 2) + s.a[1] + mem[n];
}

async int main(void)
{
    int a = 0, b = 0, r, t;
    td_task *first = td_spawn(mixed, 3, &a), *second = td_spawn(mixed, 4, &b);

    await td_join(second, &r);
    await td_join(first, &t);
    printf("%d %d %d %d\n", a, b, r % 1000, t % 1000);
    return 0;
}
// expect: 15 18 14 11
// warning: the address of local 'a' is passed to a spawned task, which may outlive it
// warning: the address of local 'b' is passed to a spawned task, which may outlive it
