/* Yields compound literals. */
// expect: 5 first
// expect: 6 second
// expect: 7 small
#include <stdio.h>
#include <tandem.h>

struct pair {
    int key;
    const char *value;
};

static generator(struct pair) pairs(int base)
{
    yield (struct pair){base, "first"};
    yield (struct pair){.value = "second", .key = base + 1};
    yield (struct pair){base + 2, base > 5 ? "big" : "small"};
}

int main(void)
{
    td_gen *g = pairs(5);
    struct pair p;

    while (td_next(g, &p))
        printf("%d %s\n", p.key, p.value);
    td_gen_free(g);
    return 0;
}
