// alloca memory lives to the end of the function, across suspensions.
// remark: 'join' keeps a stack while it waits: alloca
// std: gnu11
#include <stdio.h>
#include <tandem.h>
#include <alloca.h>
#include <string.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async int join(const char *a, const char *b)
{
    size_t n = strlen(a);
    char *buf = alloca(n + strlen(b) + 1);

    strcpy(buf, a);
    await td_yield();
    strcpy(buf + n, b);
    for (char *p = buf; *p; p++)
        *p = (char)await later(*p - 32);
    printf("%s ", buf);
    return (int)strlen(buf);
}

async int main(void)
{
    int n = await join("abc", "de");
    printf("%d\n", n);
    return 0;
}
// expect: ABCDE 5
