/* Nested foreach: the inner generator is made anew for each outer value. */
// expect: 1 0
// expect: end 0..1
// expect: 2 0
// expect: 2 1
// expect: end 0..2
// expect: 3 0
// expect: 3 1
// expect: 3 2
// expect: end 0..3
// expect: end 1..4
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int lo, int hi)
{
    defer printf("end %d..%d\n", lo, hi);
    for (int i = lo; i < hi; i++)
        yield i;
}

int main(void)
{
    foreach (int, i, range(1, 4))
        foreach (int, j, range(0, i))
            printf("%d %d\n", i, j);
    return 0;
}
