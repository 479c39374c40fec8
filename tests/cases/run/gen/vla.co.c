/* A variable-length array that lives across a yield: the generator keeps a stack. */
// remark: 'sums' keeps a stack while it waits
// expect: 1
// expect: 5
// expect: 14
// expect: 30
// expect: again 0
#include <stdio.h>
#include <tandem.h>

static generator(int) sums(int n)
{
    int a[n];

    for (int i = 0; i < n; i++)
        a[i] = i * i;
    for (int i = 1; i < n; i++) {
        a[i] += a[i - 1];
        yield a[i];
    }
}

int main(void)
{
    td_gen *g = sums(5);
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    printf("again %d\n", td_next(g, &v));
    td_gen_free(g);
    return 0;
}
