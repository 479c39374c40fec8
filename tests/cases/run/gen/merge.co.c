/* Merging sorted generators, each held one value ahead. */
// expect: 2
// expect: 3
// expect: 4
// expect: 5
// expect: 8
// expect: 9
// expect: 16
// expect: 25
// expect: 27
// expect: 32
// expect: 64
// expect: 81
// expect: 125
// expect: 128
// expect: 243
// expect: 256
// expect: 512
// expect: 625
// expect: 729
// expect: 1024
#include <stdbool.h>
#include <stdio.h>
#include <tandem.h>

static generator(long) powers(long base)
{
    for (long p = base; p < 2000; p *= base)
        yield p;
}

static generator(long) merge(td_gen *a, td_gen *b)
{
    long x = 0, y = 0;
    bool more_a = td_next(a, &x), more_b = td_next(b, &y);

    defer {
        td_gen_free(a);
        td_gen_free(b);
    }
    while (more_a || more_b) {
        if (!more_b || (more_a && x <= y)) {
            yield x;
            more_a = td_next(a, &x);
        } else {
            yield y;
            more_b = td_next(b, &y);
        }
    }
}

int main(void)
{
    foreach (long, v, merge(powers(2), merge(powers(3), powers(5))))
        printf("%ld\n", v);
    return 0;
}
