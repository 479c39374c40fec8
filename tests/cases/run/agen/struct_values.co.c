/* An async generator of structs with arrays in them, whose locals live across awaits. */
// expect: 1 'one'
// expect: 2 'two'
// expect: 3 ''
// expect: 4 'four'
#include <stdio.h>
#include <string.h>
#include <tandem.h>

struct line {
    int number;
    char text[16];
};

static async generator(struct line) lines(const char *s)
{
    struct line l = {0, ""};

    while (*s) {
        const char *nl = strchr(s, '\n');
        size_t n = nl ? (size_t)(nl - s) : strlen(s);

        await td_yield();
        memcpy(l.text, s, n);
        l.text[n] = 0;
        l.number++;
        await td_yield();
        yield l;
        s += n + (nl != NULL);
    }
}

async int main(void)
{
    foreach (struct line, l, await lines("one\ntwo\n\nfour"))
        printf("%d '%s'\n", l.number, l.text);
    return 0;
}
