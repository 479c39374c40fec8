/* After the end td_next returns false again and again and leaves the value alone. */
// expect: 1
// expect: end
// expect: 0
// expect: v 100
// expect: 0
// expect: v 101
// expect: 0
// expect: v 102
// expect: 0
// expect: v 103
#include <stdio.h>
#include <tandem.h>

static generator(int) one(void)
{
    yield 1;
    printf("end\n");
}

int main(void)
{
    td_gen *g = one();
    int v = 0;

    printf("%d\n", td_next(g, &v));
    for (int i = 0; i < 4; i++) {
        v = 100 + i;
        printf("%d\n", td_next(g, &v));
        printf("v %d\n", v);
    }
    td_gen_free(g);
    return 0;
}
