/* A delegation a thousand deep: values surface from the innermost, and all unwind. */
// expect: 1000 when 1 had ended
// expect: 1500 when 501 had ended
// expect: 2000 when 1001 had ended
// expect: 103 values, sum 4950, 1001 ended
#include <stdio.h>
#include <tandem.h>

static int ended;

static generator(int) deep(int n)
{
    if (n > 0) {
        yield_from(deep(n - 1));
    } else {
        for (int i = 0; i < 100; i++)
            yield i;
    }
    ended++;
    if (n % 500 == 0)
        yield 1000 + n;
}

int main(void)
{
    td_gen *g = deep(1000);
    int v, sum = 0, n = 0;

    while (td_next(g, &v)) {
        n++;
        if (v < 1000)
            sum += v;
        else
            printf("%d when %d had ended\n", v, ended);
    }
    printf("%d values, sum %d, %d ended\n", n, sum, ended);
    td_gen_free(g);
    return 0;
}
