/* Defers in a generator: at its end, at return and when it is dropped part-way. */
// expect: 1
// expect: leave 0
// expect: 1
// expect: 2
// expect: block 1
// expect: 3
// expect: leave 1
// expect: 1
// expect: 2
// expect: block 2
// expect: leave 2
#include <stdio.h>
#include <tandem.h>

static generator(int) g(int how)
{
    defer printf("leave %d\n", how);
    yield 1;
    if (how == 0)
        return;
    {
        defer printf("block %d\n", how);
        yield 2;
    }
    yield 3;
}

int main(void)
{
    for (int how = 0; how < 3; how++)
        foreach (int, v, g(how)) {
            printf("%d\n", v);
            if (how == 2 && v == 2)
                break;
        }
    return 0;
}
