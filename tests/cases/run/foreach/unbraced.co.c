/* foreach with an unbraced body, under an if with else, and with an empty body. */
// expect: not up 6
// expect: end 7
// expect: up 0
// expect: up 1
// expect: end 2
// expect: end 4
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        yield i;
    printf("end %d\n", hi);
}

int main(void)
{
    for (int up = 0; up < 2; up++)
        if (up)
            foreach (int, v, range(0, 2))
                printf("up %d\n", v);
        else
            foreach (int, v, range(5, 7))
                if (v != 5)
                    printf("not up %d\n", v);
    foreach (int, unused, range(1, 4))
        (void)unused;
    return 0;
}
