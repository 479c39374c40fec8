/* exit runs no defer. */
// exit: 3
// expect: leaving
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

static void f(void)
{
    defer printf("never\n");
    printf("leaving\n");
    exit(3);
}

int main(void)
{
    defer printf("never either\n");
    f();
    return 0;
}
