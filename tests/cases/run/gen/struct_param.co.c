/* Parameters: a struct by value, a pointer, an array, and the caller's changes afterwards. */
// expect: -6 seen 1
// expect: -70 seen 2
// expect: -8 seen 3
#include <stdio.h>
#include <tandem.h>

struct config {
    int from, to;
    char tag[4];
};

static generator(int) configured(struct config c, const int table[], int *seen)
{
    while (c.from < c.to) {
        ++*seen;
        yield table[c.from++] * (c.tag[0] == 'x' ? -1 : 1);
    }
}

int main(void)
{
    struct config c = {1, 4, "x"};
    int table[] = {5, 6, 7, 8}, seen = 0, v;
    td_gen *g = configured(c, table, &seen);

    c.from = 99;
    c.tag[0] = 'y';
    table[2] = 70;
    while (td_next(g, &v))
        printf("%d seen %d\n", v, seen);
    td_gen_free(g);
    return 0;
}
