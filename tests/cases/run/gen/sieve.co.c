/* The prime sieve: each prime adds a generator to the chain. */
// expect: 2
// expect: 3
// expect: 5
// expect: 7
// expect: 11
// expect: 13
// expect: 17
// expect: 19
// expect: 23
// expect: 29
// expect: 31
// expect: 37
// expect: 41
// expect: 43
// expect: 47
#include <stdio.h>
#include <tandem.h>

static generator(int) from_two(void)
{
    for (int i = 2;; i++)
        yield i;
}

static generator(int) sift(int prime, td_gen *in)
{
    int v;

    defer td_gen_free(in);
    while (td_next(in, &v))
        if (v % prime)
            yield v;
}

static generator(int) primes(void)
{
    td_gen *chain = from_two();
    int p;

    defer td_gen_free(chain);
    while (td_next(chain, &p)) {
        yield p;
        chain = sift(p, chain);
    }
}

int main(void)
{
    foreach (int, p, primes()) {
        if (p > 50)
            break;
        printf("%d\n", p);
    }
    return 0;
}
