/* Handles kept in an array of structs, made by a table of generator functions. */
// expect: up 0
// expect: down 3
// expect: up 1
// expect: down 2
// expect: up 2
// expect: down 1
// expect: down 0
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

struct source {
    const char *name;
    td_gen *gen;
};

int main(void)
{
    td_gen *(*const makers[])(int) = {up, down};
    struct source s[2] = {{"up", NULL}, {"down", NULL}};
    int v, live = 2;

    for (int i = 0; i < 2; i++)
        s[i].gen = makers[i](3 + i);
    while (live > 0) {
        live = 0;
        for (int i = 0; i < 2; i++)
            if (td_next(s[i].gen, &v)) {
                printf("%s %d\n", s[i].name, v);
                live++;
            }
    }
    for (int i = 0; i < 2; i++)
        td_gen_free(s[i].gen);
    return 0;
}
