/* goto within the body, backwards and forwards, drops nothing. */
// expect: 0.0
// expect: end of 0
// expect: 1.0
// expect: 1.1
// expect: 2.0
// expect: 2.1
// expect: 2.2
// expect: end of 2
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
    foreach (int, v, range(3)) {
        int times = 0;
again:
        printf("%d.%d\n", v, times);
        if (times++ < v)
            goto again;
        if (v == 1)
            goto skip;
        printf("end of %d\n", v);
skip:;
    }
    return 0;
}
