/* A foreach after a label: each goto starts it anew. */
// expect: new 1
// expect: 0
// expect: drop 1
// expect: new 2
// expect: 0
// expect: 1
// expect: drop 2
// expect: new 3
// expect: 0
// expect: drop 3
// expect: rounds 3
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    printf("new %d\n", n);
    defer printf("drop %d\n", n);
    for (int i = 0; i < n; i++)
        yield i;
}

int main(void)
{
    int round = 1;

again:
    foreach (int, v, range(round)) {
        printf("%d\n", v);
        if (v == 1) {
            round++;
            goto again;
        }
        if (round == 3)
            goto done;
    }
    if (round++ < 2)
        goto again;
done:
    printf("rounds %d\n", round);
    return 0;
}
