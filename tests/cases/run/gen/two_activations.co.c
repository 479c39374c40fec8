/* Two activations of one generator have their own locals and share the static one. */
// expect: a 101
// expect: b 1002
// expect: b 2003
// expect: a 204
// expect: b 3005
// expect: b 4006
// expect: a 307
// expect: b 5008
// expect: b 6009
#include <stdio.h>
#include <tandem.h>

static generator(int) ticket(int step)
{
    static int shared;
    int own = 0;

    for (;;) {
        own += step;
        yield own * 100 + ++shared;
    }
}

int main(void)
{
    td_gen *a = ticket(1), *b = ticket(10);
    int v;

    for (int i = 0; i < 3; i++) {
        td_next(a, &v);
        printf("a %d\n", v);
        td_next(b, &v);
        printf("b %d\n", v);
        td_next(b, &v);
        printf("b %d\n", v);
    }
    td_gen_free(a);
    td_gen_free(b);
    return 0;
}
