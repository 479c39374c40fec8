/* goto backwards, forwards and into a block, with yields between. */
// expect: 0
// expect: 1
// expect: 2
// expect: 73
// expect: 90
// expect: --
// expect: 0
// expect: 50
// expect: 60
// expect: 71
// expect: 90
#include <stdio.h>
#include <tandem.h>

static generator(int) jumpy(int n)
{
    int i = 0;

again:
    yield i;
    if (i++ < n)
        goto again;
    if (n > 1)
        goto inside;
    yield 50;
    {
        yield 60;
inside:
        yield 70 + i;
    }
    goto out;
    yield 80;
out:
    yield 90;
}

int main(void)
{
    td_gen *g = jumpy(2), *h = jumpy(0);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    printf("--\n");
    while (td_next(h, &v))
        printf("%d\n", v);
    td_gen_free(g);
    td_gen_free(h);
    return 0;
}
