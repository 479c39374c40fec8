/* Three nested loops with a yield at every level. */
// expect: 1
// expect: 10
// expect: 102
// expect: 101
// expect: 2
// expect: 20
// expect: 202
// expect: 201
// expect: 21
// expect: 212
// expect: 211
#include <stdio.h>
#include <tandem.h>

static generator(int) levels(int n)
{
    for (int i = 1; i <= n; i++) {
        yield i;
        int j = 0;
        while (j < i) {
            yield i * 10 + j;
            int k = 2;
            do {
                yield i * 100 + j * 10 + k;
            } while (--k > 0);
            j++;
        }
    }
}

int main(void)
{
    td_gen *g = levels(2);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
