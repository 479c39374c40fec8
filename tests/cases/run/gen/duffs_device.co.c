/* Duff's device: case labels inside a loop, a yield in each arm. */
// warnings: no (falls through on purpose)
// expect: a
// expect: abc
// expect: abcde
// expect: abcdefg
// expect: abcdefghi
#include <stdio.h>
#include <tandem.h>

static generator(char) spell(const char *s, int count)
{
    int n = (count + 3) / 4;

    switch (count % 4) {
    case 0: do { yield *s++;
    case 3:      yield *s++;
    case 2:      yield *s++;
    case 1:      yield *s++;
            } while (--n > 0);
    }
}

int main(void)
{
    for (int count = 1; count <= 9; count += 2) {
        td_gen *g = spell("abcdefghi", count);
        char c;

        while (td_next(g, &c))
            putchar(c);
        putchar('\n');
        td_gen_free(g);
    }
    return 0;
}
