/* Yields chars; the value is exactly one byte wide. */
// expect: <h>
// expect: <e>
// expect: <j>
#include <stdio.h>
#include <tandem.h>

static generator(char) letters(const char *s)
{
    while (*s)
        yield *s++;
}

int main(void)
{
    td_gen *g = letters("hej");
    char guard[3] = {'<', 0, '>'};

    while (td_next(g, &guard[1]))
        printf("%c%c%c\n", guard[0], guard[1], guard[2]);
    td_gen_free(g);
    return 0;
}
