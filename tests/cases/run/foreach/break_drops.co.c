/* break drops the generator: its defers run before what follows the loop. */
// expect: open
// expect: got 0
// expect: end of 0
// expect: got 1
// expect: end of 1
// expect: close
// expect: after
#include <stdio.h>
#include <tandem.h>

static generator(int) noisy(int n)
{
    printf("open\n");
    defer printf("close\n");
    for (int i = 0; i < n; i++) {
        defer printf("end of %d\n", i);
        yield i;
    }
    printf("all given\n");
}

int main(void)
{
    foreach (int, v, noisy(5)) {
        printf("got %d\n", v);
        if (v == 1)
            break;
    }
    printf("after\n");
    return 0;
}
