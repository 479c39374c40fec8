/* Declarations in the body are new at each turn; the same names may be used after it. */
// expect: zero 1 0 0
// expect: one 3 2 1
// expect: two 5 4 2
// expect: 7
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    for (int i = 0; i < n; i++)
        yield i;
}

int main(void)
{
    foreach (int, v, range(3)) {
        int twice = 2 * v;
        struct {
            int a, b;
        } s = {twice, v};
        const char *names[] = {"zero", "one", "two"};

        twice++;
        printf("%s %d %d %d\n", names[v], twice, s.a, s.b);
    }
    int twice = 7;
    printf("%d\n", twice);
    return 0;
}
