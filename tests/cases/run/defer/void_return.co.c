/* return; in a void function, early and late; only what was registered runs. */
// expect: f(0)
// expect:  a
// expect: f(1)
// expect:  b
// expect:  a
// expect: f(2)
// expect:  c
// expect:  b
// expect:  a
#include <stdio.h>
#include <tandem.h>

static void f(int n)
{
    printf("f(%d)\n", n);
    defer printf(" a\n");
    if (n == 0)
        return;
    defer printf(" b\n");
    if (n == 1)
        return;
    defer printf(" c\n");
}

int main(void)
{
    for (int i = 0; i < 3; i++)
        f(i);
    return 0;
}
