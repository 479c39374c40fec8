// String literals left of an await: as arguments, subscripted, offset.
// warnings: no (an offset from a string literal)
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

static int length(const char *a, int n, const char *b)
{
    int l = 0;
    while (*a++)
        l++;
    while (*b++)
        l++;
    return l + n;
}

async int main(void)
{
    printf("%s %d %s\n", "left", await later(1), "right");
    printf("%d\n", length("abc", await later(100), "de" "fg"));
    printf("%c\n", "hello"[await later(4)]);
    printf("%s\n", "offset" + await later(3));
    const char *s = await later(1) ? "yes" : "no";
    printf("%s %d\n", s, (int)sizeof "four" + await later(0));
    return 0;
}
// expect: left 1 right
// expect: 107
// expect: o
// expect: set
// expect: yes 5
