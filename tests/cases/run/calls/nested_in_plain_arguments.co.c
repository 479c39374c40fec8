// Plain calls around awaits inside plain calls: what is left stays, what follows comes after.
#include <stdio.h>
#include <tandem.h>
#include <stdlib.h>
#include <string.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static async const char *word(int n)
{
    static const char *const words[] = { "zero", "one", "two" };
    await td_yield();
    return words[n];
}

async int main(void)
{
    char buf[40] = "";

    printf("%d\n", abs(-3) + abs(await later(-4)) * (int)strlen(await word(2)));
    strcat(strcpy(buf, await word(1)), strchr(await word(0), await later('e')));
    printf("%s %d\n", buf, atoi("12" + await later(0)) + abs(await later(abs(-2))));
    snprintf(buf, sizeof buf, "%s-%s-%d", await word(2), await word(await later(1)),
             await later((int)strlen("abc")));
    printf("%s\n", buf);
    return 0;
}
// warnings: no (an offset from a string literal)
// expect: 15
// expect: oneero 14
// expect: two-one-3
