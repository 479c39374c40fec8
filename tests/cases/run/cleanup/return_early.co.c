/* A return runs the cleanups of the variables whose scope has been entered, and no others. */
// expect: bye 1
// expect: f 0
// expect: bye 3
// expect: bye 2
// expect: bye 1
// expect: f 6
// expect: bye 3
// expect: bye 2
// expect: bye 1
// expect: f -1
#include <stdio.h>
#include <tandem.h>

static void bye(const int *p)
{
    printf("bye %d\n", *p);
}

static async int f(int n)
{
    __attribute__((cleanup(bye))) int a = 1;
    await td_yield();
    if (n == 0)
        return n;
    __attribute__((cleanup(bye))) int b = 2;
    {
        __attribute__((cleanup(bye))) int c = 3;
        await td_yield();
        if (n == 1)
            return a + b + c;
    }
    return -1;
}

async int main(void)
{
    for (int i = 0; i < 3; i++)
        printf("f %d\n", await f(i));
    return 0;
}
