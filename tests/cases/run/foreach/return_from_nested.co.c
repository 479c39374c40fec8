/* return from three nested foreach loops: the innermost is dropped first, then this block's defers in turn. */
// expect: drop c
// expect: drop c
// expect: drop c
// expect: drop c
// expect: drop b
// expect: leave a=1
// expect: drop c
// expect: drop c
// expect: drop c
// expect: drop b
// expect: leave a=2
// expect: drop c
// expect: drop c
// expect: drop b
// expect: leave a=3
// expect: drop a
// expect: leave function
// expect: 345
#include <stdio.h>
#include <tandem.h>

static generator(int) range(const char *name, int lo, int hi)
{
    defer printf("drop %s\n", name);
    for (int i = lo; i < hi; i++)
        yield i;
}

static int pythagoras(int n)
{
    defer printf("leave function\n");
    foreach (int, a, range("a", 1, n)) {
        defer printf("leave a=%d\n", a);
        foreach (int, b, range("b", a, n)) {
            foreach (int, c, range("c", b, n)) {
                if (a * a + b * b == c * c)
                    return a * 100 + b * 10 + c;
                if (c > 5)
                    break;
            }
            if (b > 3)
                break;
        }
        if (a < 3)
            continue;
    }
    return 0;
}

int main(void)
{
    printf("%d\n", pythagoras(7));
    return 0;
}
