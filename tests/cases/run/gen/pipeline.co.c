/* take(map(filter(count))): generators that read generators by foreach. */
// expect: 9
// expect: 25
// expect: 49
// expect: 81
// expect: 121
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static generator(int) count_from(int n)
{
    for (;;)
        yield n++;
}

static generator(int) filter(td_gen *in, bool (*keep)(int))
{
    defer td_gen_free(in);
    int v;

    while (td_next(in, &v))
        if (keep(v))
            yield v;
}

static generator(int) map(td_gen *in, int (*f)(int))
{
    foreach (int, v, in)
        yield f(v);
}

static generator(int) take(int n, td_gen *in)
{
    if (n > 0) {
        foreach (int, v, in) {
            yield v;
            if (--n == 0)
                break;
        }
    }
}

static bool odd(int v)
{
    return v % 2 != 0;
}

static int square(int v)
{
    return v * v;
}

int main(void)
{
    foreach (int, v, take(5, map(filter(count_from(2), odd), square)))
        printf("%d\n", v);
    return 0;
}
