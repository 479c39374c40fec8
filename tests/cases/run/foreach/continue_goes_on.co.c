/* continue takes the next value, and drops nothing. */
// expect: 0 0
// expect: 0 2
// expect: 2 0
// expect: 2 2
// expect: 4 0
// expect: 4 2
// expect: close
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    defer printf("close\n");
    for (int i = 0; i < n; i++)
        yield i;
}

int main(void)
{
    foreach (int, v, range(6)) {
        if (v % 2)
            continue;
        for (int i = 0; i < 3; i++) {
            if (i == 1)
                continue;
            printf("%d %d\n", v, i);
        }
    }
    return 0;
}
