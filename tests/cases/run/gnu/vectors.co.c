// Vector types: locals, parameters, results and operands that live across awaits, wider than 16 too.
// std: gnu11
// warnings: no (vectors that the machine has no registers for)
#include <stdio.h>
#include <stdint.h>
#include <tandem.h>

typedef int four __attribute__((vector_size(16)));
typedef float eight __attribute__((vector_size(32)));
typedef short two __attribute__((vector_size(4)));

static async int later(int v)
{
    await td_yield();
    return v;
}

static async four scale(four v, int by)
{
    four copy = v;

    v *= await later(by);
    return v + (copy > 2);
}

static async eight widen(eight *p)
{
    eight local = *p, *q = &local;

    await td_yield();
    (*q)[0] += 0;
    return local;
}

async int main(void)
{
    four a = { 1, 2, 3, await later(4) }, *pa = &a;
    eight w = { 1, 2, 3, 4, 5, 6, 7, 8 }, *pw = &w;
    two t = { await later(1), 2 };
    four sum = a + await scale(a, 10) + (four){ await later(100) };

    a[await later(1)] += await later(5);
    t[0] = t[1];
    await td_yield();
    w = *pw + await widen(pw);
    printf("%d %d %d %d\n", sum[0], sum[1], sum[2], sum[3]);
    printf("%d %d %d\n", (*pa)[1], t[0], (int)((uintptr_t)pw % 32));
    printf("%.0f %.0f\n", w[0], w[await later(7)]);
    printf("%d\n", (await scale(a, 1))[await later(3)]);
    return 0;
}
// expect: 111 22 32 43
// expect: 7 2 0
// expect: 2 16
// expect: 3
