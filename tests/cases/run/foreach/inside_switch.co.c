/* foreach in a case of a switch: its break leaves the loop only. */
// expect: one 0
// expect: close
// expect: still in case 1
// expect: two 0
// expect: close
// expect: none
#include <stdio.h>
#include <tandem.h>

static generator(int) range(int n)
{
    defer printf("close\n");
    for (int i = 0; i < n; i++)
        yield i;
}

static void show(int what)
{
    switch (what) {
    case 1:
        foreach (int, v, range(3)) {
            if (v == 1)
                break;
            printf("one %d\n", v);
        }
        printf("still in case 1\n");
        break;
    case 2: {
        foreach (int, v, range(1))
            printf("two %d\n", v);
        break;
    }
    default:
        printf("none\n");
    }
}

int main(void)
{
    for (int i = 1; i < 4; i++)
        show(i);
    return 0;
}
