// Macros that expand to a call, an await operand, part of an operand, and a callee's name.
#include <stdio.h>
#include <tandem.h>

#define FETCH(n) later((n) + 1)
#define LATER later
#define ARGS (7)
#define PLUS_AWAIT +await
#define OPEN later(
#define CLOSE )
#define NEXT() await later(++counter)

static async int later(int v)
{
    await td_yield();
    return v;
}

async int main(void)
{
    int counter = 0;

    printf("%d\n", await FETCH(1));
    printf("%d\n", await LATER(3) + await (LATER)(4));
    printf("%d\n", await later ARGS);
    printf("%d\n", 1 PLUS_AWAIT later(5));
    printf("%d\n", await OPEN 6 CLOSE);
    int a = NEXT();
    int b = NEXT();
    printf("%d %d\n", a, b);
    return 0;
}
// expect: 2
// expect: 7
// expect: 7
// expect: 6
// expect: 6
// expect: 1 2
