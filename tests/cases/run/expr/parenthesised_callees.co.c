// The awaited call in all its spellings: (f)(x), (*f)(x), (&f)(x), ((f))((x)).
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int (*p)(int) = later;

    printf("%d\n", await (later)(1));
    printf("%d\n", await (*later)(2));
    printf("%d\n", await (&later)(3));
    printf("%d\n", await ((later))((4)));
    printf("%d\n", await p(5) + await (*p)(6) + await (***p)(7));
    printf("%d\n", (await (later)(8)));
    printf("%d\n", await (p ? p : later)(9));
    return 0;
}
// expect: 1
// expect: 2
// expect: 3
// expect: 4
// expect: 18
// expect: 8
// expect: 9
