/* foreach over a handle continues it from its present place, and drops it at the end. */
// expect: first two: up to 1
// expect: 2
// expect: 3
// expect: 4
// expect: close
// expect: gone
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
    td_gen *g = range(9);
    int v;

    td_next(g, &v);
    td_next(g, &v);
    printf("first two: up to %d\n", v);
    foreach (int, rest, g) {
        printf("%d\n", rest);
        if (rest == 4)
            break;
    }
    printf("gone\n");
    return 0;
}
