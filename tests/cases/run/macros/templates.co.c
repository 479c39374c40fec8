/* Headers that are read several times with other macros, three deep: each reading makes functions of its own. */
// elision: no (defer)
// expect: 355 655
// expect: 113 446
#include <stdio.h>
#include <tandem.h>

static async int number(int v)
{
    await td_yield();
    return v;
}

#define NS(x) a_##x
#define BASE 100
#include "aux/template_outer.h"
#undef NS
#undef BASE
#define NS(x) b_##x
#define BASE 200
#include "aux/template_outer.h"

int main(void)
{
    printf("%d %d\n", a_top(), b_top());
    printf("%d %d\n", a_1_middle(3), b_2_middle(3));
    return 0;
}
