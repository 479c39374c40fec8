/* An array that lives across yields, sorted meanwhile: heap permutations. */
// expect: 123
// expect: 213
// expect: 312
// expect: 132
// expect: 231
// expect: 321
#include <stdio.h>
#include <tandem.h>

static generator(const int *) permutations(int n)
{
    int a[4] = {1, 2, 3, 4};
    int c[4] = {0};
    int i = 0;

    yield a;
    while (i < n) {
        if (c[i] < i) {
            int k = i % 2 ? c[i] : 0;
            int t = a[k];
            a[k] = a[i];
            a[i] = t;
            yield a;
            c[i]++;
            i = 0;
        } else {
            c[i++] = 0;
        }
    }
}

int main(void)
{
    td_gen *g = permutations(3);
    const int *p;

    while (td_next(g, &p))
        printf("%d%d%d\n", p[0], p[1], p[2]);
    td_gen_free(g);
    return 0;
}
