// A function that only its call declares, as in C89, beside awaits: it stays a call by name.
// std: gnu11
// files: aux/undeclared.c
// warnings: no (an implicit declaration is a warning of every compiler)
#include <stdio.h>
#include <tandem.h>

enum { THREE = 3 };

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int sum = undeclared(1, 2) * THREE + await later(10) + undeclared(THREE, await later(4));

    printf("%d\n", sum);
    printf("%d %d\n", other_undeclared(await later(5)), (undeclared)(6, await later(7)));
    return 0;
}
// expect: 26
// expect: 50 13
