// Character arrays initialised by strings, beside awaits in the same initialiser or declaration.
#include <stdio.h>
#include <tandem.h>

static async int later(int v)
{
    await td_yield();
    return v;
}

struct tag {
    char name[8];
    int n;
    char rest[4];
};

async int main(void)
{
    char a[] = "abc", b[3] = { 'x', (char)await later('y') };
    struct tag t = { "ab", await later(5), "xyz" };
    struct tag u[] = { { "one", await later(1), { 0 } }, [2] = { .n = await later(3) } };
    const char *s[] = { "p", await later(1) ? "q" : "r", "s" };

    printf("%s %d %s\n", a, (int)sizeof a, b);
    printf("%s %d %s\n", t.name, t.n, t.rest);
    printf("%s %d %d, %d [%s]\n", u[0].name, u[0].n, u[2].n, (int)(sizeof u / sizeof *u),
           u[1].name);
    printf("%s%s%s\n", s[0], s[1], s[2]);
    return 0;
}
// expect: abc 4 xy
// expect: ab 5 xyz
// expect: one 1 3, 3 []
// expect: pqs
