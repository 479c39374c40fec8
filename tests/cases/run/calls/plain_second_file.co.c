// A plain C file calls async functions of this one, which await through it and past it.
// files: aux/plain_caller.c
#include <stdio.h>
#include <tandem.h>
#include "aux/plain_caller.h"

async int slow_add(int a, int b)
{
    await td_yield();
    return a + b;
}

static async int visit(int v, void *user)
{
    int *sum = user;

    *sum = await slow_add(*sum, v);
    return *sum > 5;
}

async int main(void)
{
    const int a[] = { 1, 2, 3, 4 };
    int sum = 0;

    printf("%d\n", sum_all(a, 4));
    int at = find_first(a, 4, visit, &sum);
    printf("%d %d\n", at, sum);
    int (*p)(const int *, int) = sum_all;
    printf("%d\n", await p(a, 3) + await slow_add(1, 1));
    return 0;
}
// expect: 10
// expect: 2 6
// expect: 8
