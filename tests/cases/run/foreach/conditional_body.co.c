/* A foreach under if and else, in loops, and with && and ?: in its arguments. */
// expect: 0: 0
// expect: 1: 3
// expect: 2: 9
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
}

int main(void)
{
    for (int n = 0; n < 3; n++) {
        int calls = 0;

        if (n == 1) {
            foreach (int, v, range(n, n && n > 0 ? 3 : 0))
                calls += v;
        } else
            foreach (int, v, range(n, n == 2 ? 5 : 1)) {
                while (v-- > 0)
                    calls++;
            }
        printf("%d: %d\n", n, calls);
    }
    return 0;
}
