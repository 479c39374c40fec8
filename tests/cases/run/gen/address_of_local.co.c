/* A pointer to a local stays good over yields, also through a helper that writes it. */
// expect: 102
// expect: 104
// expect: 107
// expect: 111
#include <stdio.h>
#include <tandem.h>

static void bump(int *p, int by)
{
    *p += by;
}

static generator(int) pointing(void)
{
    int a = 1, b = 100;
    int *p = &a;

    for (int i = 0; i < 4; i++) {
        bump(p, i + 1);
        yield a + b;
        p = p == &a ? &b : &a;
    }
}

int main(void)
{
    td_gen *g = pointing();
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
