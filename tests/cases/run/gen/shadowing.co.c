/* Each block's variable of the same name is its own. */
// warnings: no (shadows on purpose)
// expect: 1
// expect: 10
// expect: 20
// expect: 31
// expect: 21
// expect: 31
// expect: 11
// expect: 2
#include <stdio.h>
#include <tandem.h>

static generator(int) shadows(int x)
{
    yield x;
    {
        int x = 10;
        yield x;
        for (int x = 20; x < 22; x++) {
            yield x;
            {
                int x = 30;
                x++;
                yield x;
            }
        }
        x++;
        yield x;
    }
    x++;
    yield x;
}

int main(void)
{
    td_gen *g = shadows(1);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
