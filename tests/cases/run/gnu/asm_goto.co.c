// asm goto to labels on both sides of suspensions; what it skips was not done.
// std: gnu11
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#if defined(__x86_64__)
#define JUMP_IF_ZERO(v, label) __asm__ goto("testl %0, %0; jz %l[" #label "]" : : "r"(v) : "cc" : label)
#else
#define JUMP_IF_ZERO(v, label) do { if (!(v)) goto label; } while (0)
#endif

static async int classify(int n)
{
    int saved = n * 7, only_here;

    JUMP_IF_ZERO(n, zero);
    only_here = await later(n + 1);
    JUMP_IF_ZERO(only_here - 3, three);
    return saved + only_here;
three:
    await td_yield();
    return -only_here;
zero:
    await td_yield();
    return saved - 1;
}

static async int counts_down(int n)
{
    int total = 0, step = 3;

again:
    total += step * await later(n);
    n--;
    JUMP_IF_ZERO(n < 1, again);
    return total;
}

async int main(void)
{
    printf("%d %d %d\n", await classify(0), await classify(2), await classify(5));
    printf("%d\n", await counts_down(4));
    return 0;
}
// expect: -1 -3 41
// expect: 30
