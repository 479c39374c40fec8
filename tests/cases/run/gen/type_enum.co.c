/* Yields values of an enum. */
// expect: 0
// expect: 5
// expect: 6
// expect: 0
// expect: 5
// expect: 6
#include <stdio.h>
#include <tandem.h>

enum light { RED, GREEN = 5, YELLOW };

static generator(enum light) crossing(int rounds)
{
    while (rounds-- > 0) {
        yield RED;
        yield GREEN;
        yield YELLOW;
    }
}

int main(void)
{
    td_gen *g = crossing(2);
    enum light l;

    while (td_next(g, &l))
        printf("%d\n", (int)l);
    td_gen_free(g);
    return 0;
}
