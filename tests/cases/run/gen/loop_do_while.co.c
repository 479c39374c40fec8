/* do-while with yield, continue and break. */
// expect: 8
// expect: 7
// expect: 5
// expect: 4
// expect: 3
// expect: -1
#include <stdio.h>
#include <tandem.h>

static generator(int) countdown(int n)
{
    do {
        if (n == 6)
            continue;
        if (n == 2)
            break;
        yield n;
    } while (n-- > 0);
    yield -1;
}

int main(void)
{
    td_gen *g = countdown(8);
    int v;

    while (td_next(g, &v)) {
        printf("%d\n", v);
        if (v == 6)
            break;
    }
    td_gen_free(g);
    return 0;
}
