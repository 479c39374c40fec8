/* foreach over the generator that a function pointer makes. */
// expect: up 0 1 2 3
// expect: down 3 2 1 0
#include <stdio.h>
#include <tandem.h>

static generator(int) up(int n)
{
    for (int i = 0; i < n; i++)
        yield i;
}

static generator(int) down(int n)
{
    while (n-- > 0)
        yield n;
}

struct way {
    const char *name;
    generator(int) (*make)(int);
};

int main(void)
{
    const struct way ways[] = {{"up", up}, {"down", down}};

    for (int i = 0; i < 2; i++) {
        printf("%s", ways[i].name);
        foreach (int, v, ways[i].make(4))
            printf(" %d", v);
        printf("\n");
    }
    return 0;
}
