// Macros that expand to nothing, between all tokens of an await, and empty arguments.
// warnings: no (empty macro arguments)
#include <stdio.h>
#include <tandem.h>

#define NOTHING
#define IGNORE(x)
#define API NOTHING
#define OPT(a, b) a b
#define PLUS_ONE(x) x + 1

API static NOTHING async API int later(int v NOTHING)
{
    NOTHING await NOTHING td_yield NOTHING(NOTHING) NOTHING;
    return v IGNORE(+ await later(1));
}

async int main(void)
{
    int a = NOTHING await API later NOTHING(3 NOTHING);

    IGNORE(await later(9);)
    a = OPT(, await later(a + 1));
    a += OPT(await, OPT(later, (a)));
    printf("%d %d\n", a, PLUS_ONE() IGNORE(x));
    NOTHING;
    return 0;
}
// expect: 8 1
