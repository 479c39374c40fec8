/* A generator of this file that takes a transparent union: its prototype converts the argument, so it is
 * called, not stepped in a frame of the loop. */
// std: gnu11
// warnings: no (-Wpedantic)
// elision: no (foreach)
#include <stdio.h>
#include <tandem.h>

typedef union {
    int *number;
    const char *text;
} either __attribute__((transparent_union));

static generator(int) upto(either of)
{
    for (int i = 0; i < *of.number; i++)
        yield i;
}

async int main(void)
{
    int n = 3;

    foreach (int, v, upto(&n)) {
        await td_yield();
        printf("%d\n", v);
    }
    return 0;
}
// expect: 0
// expect: 1
// expect: 2
