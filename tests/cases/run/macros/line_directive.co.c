// A file that was itself generated: #line inside and outside of bodies.
#include <stdio.h>
#include <tandem.h>
#include <string.h>

#line 100 "first.y"
static async int later(int v)
{
    await td_yield();
    return v + __LINE__;
}

async int main(void)
{
    int a = await later(0);
#line 500
    int b = __LINE__, c = await later(__LINE__);
#line 7 "second.y"
    const char *f = __FILE__;

    await td_yield();
    printf("%d %d %d %s\n", a, b, c, f);
    printf("%d %s\n", __LINE__, strcmp(__FILE__, "second.y") ? "no" : "yes");
    return 0;
}
// expect: 103 500 603 second.y
// expect: 11 yes
