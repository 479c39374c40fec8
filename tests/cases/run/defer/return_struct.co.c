/* A struct is returned as it was before the defers changed the variable. */
// expect: a 5 24
#include <stdio.h>
#include <tandem.h>

struct big {
    int values[20];
    char tag;
};

static struct big make(int n)
{
    struct big b = {{0}, 'a'};

    defer {
        b.tag = 'z';
        b.values[0] = -1;
    }
    for (int i = 0; i < 20; i++)
        b.values[i] = n + i;
    return b;
}

int main(void)
{
    struct big b = make(5);

    printf("%c %d %d\n", b.tag, b.values[0], b.values[19]);
    return 0;
}
