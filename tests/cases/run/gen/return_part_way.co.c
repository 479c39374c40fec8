/* return; ends a generator from inside nested loops. */
// expect: 1
// expect: 2
// expect: 4
// expect: 3
// expect: 6
// expect: again 0
#include <stdio.h>
#include <tandem.h>

static generator(int) until_product(int limit)
{
    for (int i = 1;; i++) {
        for (int j = 1; j <= i; j++) {
            if (i * j > limit)
                return;
            yield i * j;
        }
    }
}

int main(void)
{
    td_gen *g = until_product(6);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    printf("again %d\n", td_next(g, &v));
    td_gen_free(g);
    return 0;
}
