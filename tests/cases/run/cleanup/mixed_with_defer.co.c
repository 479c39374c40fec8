/* Cleanup variables and defers of one block run in one reverse order. */
// expect: defer 4
// expect: bye 4
// expect: defer 2
// expect: bye 101
// expect: 104
// expect: defer 4
// expect: bye 4
// expect: defer 2
// expect: bye 101
// expect: 104
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static void bye(const int *p)
{
    printf("bye %d\n", *p);
}

static async int f(bool wait)
{
    __attribute__((cleanup(bye))) int a = 1;
    defer printf("defer 2\n");
    __attribute__((cleanup(bye))) int b = 3;
    defer {
        b++;
        printf("defer 4\n");
    }
    if (wait)
        await td_yield();
    a += 100;
    return a + b;
}

async int main(void)
{
    printf("%d\n", await f(true));
    printf("%d\n", await f(false));
    return 0;
}
