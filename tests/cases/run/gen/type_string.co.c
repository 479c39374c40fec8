/* Yields const char pointers. */
// expect: mon
// expect: tue
// expect: wed
// expect: mon
// expect: (none)
#include <stdio.h>
#include <tandem.h>

static const char *const days[] = {"mon", "tue", "wed"};

static generator(const char *) names(int n)
{
    for (int i = 0; i < n; i++)
        yield days[i % 3];
    yield NULL;
}

int main(void)
{
    td_gen *g = names(4);
    const char *s;

    while (td_next(g, &s))
        printf("%s\n", s ? s : "(none)");
    td_gen_free(g);
    return 0;
}
