/* Accepted: plain calls of plain functions and unmarked pointers in an async function. */
#include <stdio.h>
#include <tandem.h>

static int twice(int n)
{
    return 2 * n;
}

async int user(int (*op)(int), int n)
{
    await td_yield();
    printf("%d\n", twice(n));
    return op(n);
}
