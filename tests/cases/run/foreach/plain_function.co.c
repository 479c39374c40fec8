/* foreach in a plain function: values in order, then on after the loop. */
// expect: 0 1 55
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

static int sum(int n)
{
    int s = 0;

    foreach (int, v, range(1, n + 1)) {
        s += v;
    }
    return s;
}

int main(void)
{
    printf("%d %d %d\n", sum(0), sum(1), sum(10));
    return 0;
}
