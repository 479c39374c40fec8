// __LINE__, __func__ and __FILE__ mean the annotated file, before and after suspensions.
#include <stdio.h>
#include <tandem.h>
#include <string.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

#define HERE __LINE__

static async const char *who(int *line)
{
    await td_yield();
    *line = __LINE__;
    return __func__;
}

async int main(void)
{
    int a = __LINE__, b, c;

    await td_yield();
    b = __LINE__ + await later(0);
    c = await later(HERE);
    int line;
    const char *name = await who(&line);
    const char *file = strrchr(__FILE__, '/');
    await later(0);
    printf("%d %d %d\n", a, b, c);
    printf("%s %s %d %d\n", __func__, name, line, (int)sizeof __func__);
    printf("%s\n", file ? file + 1 : __FILE__);
    return 0;
}
// expect: 23 26 27
// expect: main who 17 5
// expect: line_and_func.co.c
