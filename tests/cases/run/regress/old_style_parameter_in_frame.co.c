// The declaration of an old-style parameter stays in the function's head, also where the parameter
// lives in the frame: it says how the argument is passed.
// std: gnu89
// warnings: no (old-style definitions)
#include <stdio.h>
#include <tandem.h>

static async int pick();

static async int pick(at, flag, text, factor)
    int at;
    char flag, *text;
    float factor;
{
    int *where = &at;
    char **what = &text;

    await td_yield();
    *where += flag;
    await td_yield();
    return (int)((*what)[*where] * factor);
}

async int main(void)
{
    int (*volatile pointer)() = pick; /* a call of the ramp */

    printf("%d\n", await pick(0, 1, "abc", 2.0));
    printf("%d\n", await pointer(1, 1, "abc", 1.0));
    return 0;
}
// expect: 196
// expect: 99
