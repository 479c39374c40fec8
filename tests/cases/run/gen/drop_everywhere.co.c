/* Dropped after k resumes, for every k: what was taken is given back, whatever the place. */
// expect: 165 values, 0 leaks, most 1118
#include <stdio.h>
#include <tandem.h>

static int held, most;

static void take(int n)
{
    held += n;
    if (held > most)
        most = held;
}

static void give(const int *n)
{
    held -= *n;
}

static generator(int) leaf(int n)
{
    take(1000);
    defer held -= 1000;
    for (int i = 0; i < n; i++) {
        __attribute__((cleanup(give))) int own = 10;
        take(own);
        yield i;
    }
}

static generator(int) busy(int n)
{
    int count = 0;

    take(1);
    defer held -= 1;
    for (int i = 0; i < n; i++) {
        take(100);
        defer held -= 100;
        switch (i % 3) {
        case 0: {
            take(5);
            defer held -= 5;
            yield count++;
            break;
        }
        case 1:
            yield_from(leaf(2));
            continue;
        default:
            foreach (int, v, leaf(3)) {
                take(7);
                defer held -= 7;
                if (v == 2)
                    goto next;
                yield v;
            }
        }
    next:
        yield 50 + count++;
    }
}

int main(void)
{
    int total = 0, leaks = 0;

    for (int k = 0; k <= 20; k++) {
        td_gen *g = busy(5);
        int v, n = 0;

        while (n < k && td_next(g, &v))
            n++;
        total += n;
        td_gen_free(g);
        leaks += held != 0;
        held = 0;
    }
    printf("%d values, %d leaks, most %d\n", total, leaks, most);
    return 0;
}
