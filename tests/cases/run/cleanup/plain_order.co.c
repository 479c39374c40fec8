/* Cleanup variables in an async function run last declared first, after a suspension. */
// expect: bye 2
// expect: bye 11
// expect: 13
#include <stdio.h>
#include <tandem.h>

static void bye(const int *p)
{
    printf("bye %d\n", *p);
}

#define BYE __attribute__((cleanup(bye)))

static async int f(int n)
{
    BYE int a = n;
    await td_yield();
    BYE int b = n + 1;
    await td_yield();
    a += 10;
    return a + b;
}

async int main(void)
{
    printf("%d\n", await f(1));
    return 0;
}
