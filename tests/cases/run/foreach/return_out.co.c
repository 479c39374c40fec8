/* return out of a foreach: the value is computed before the generator is dropped. */
// expect: 161 live 0
// expect: 641 live 0
// expect: -1 live 0
#include <stdio.h>
#include <tandem.h>

static int live;

static generator(int) range(int n)
{
    live++;
    defer live--;
    for (int i = 0; i < n; i++)
        yield i * i;
}

static int first_above(int limit)
{
    foreach (int, v, range(100))
        if (v > limit)
            return v * 10 + live;
    return -1;
}

int main(void)
{
    printf("%d live %d\n", first_above(10), live);
    printf("%d live %d\n", first_above(50), live);
    printf("%d live %d\n", first_above(100000), live);
    return 0;
}
