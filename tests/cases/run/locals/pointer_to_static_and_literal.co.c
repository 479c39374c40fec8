// Pointers to string literals, static arrays and functions survive; what they point at never moves.
#include <stdio.h>
#include <tandem.h>
#include <string.h>

static async const char *name(int n)
{
    static char buf[2][16];
    const char *const kinds[] = { "zero", "one", "many" };
    const char *kind = kinds[n > 2 ? 2 : n];
    char *b = buf[n % 2];

    await td_yield();
    strcpy(b, kind);
    await td_yield();
    strcat(b, n % 2 ? "/odd" : "/even");
    return b;
}

async int main(void)
{
    const char *a = await name(0), *b = await name(1), *c;

    printf("%s %s\n", a, b);
    c = await name(7);
    printf("%d %d %s\n", c == b, strcmp(a, "zero/even"), b);
    return 0;
}
// expect: zero/even one/odd
// expect: 1 0 many/odd
