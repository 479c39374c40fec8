/* for with several variables, comma clauses, continue and an empty body part. */
// expect: 10
// expect: 206
// expect: 304
// expect: 10
// expect: 9
// expect: 8
#include <stdio.h>
#include <tandem.h>

static generator(int) squeeze(int n)
{
    for (int i = 0, j = n; i < j; i++, j -= 2) {
        if ((i + j) % 3 == 0)
            continue;
        yield i * 100 + j;
    }
    for (;;) {
        yield n;
        if (--n < 8)
            break;
    }
}

int main(void)
{
    td_gen *g = squeeze(10);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
