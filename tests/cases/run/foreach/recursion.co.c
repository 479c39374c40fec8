/* foreach over one's own recursive activation: permutations by insertion. */
// expect: abc
// expect: bac
// expect: bca
// expect: acb
// expect: cab
// expect: cba
// expect: 120
#include <stdio.h>
#include <string.h>
#include <tandem.h>

struct text {
    char s[8];
};

static generator(struct text) permutations(const char *s)
{
    struct text t = {""};
    size_t n = strlen(s);

    if (n == 0) {
        yield t;
        return;
    }
    foreach (struct text, rest, permutations(s + 1)) {
        for (size_t at = 0; at < n; at++) {
            memcpy(t.s, rest.s, at);
            t.s[at] = s[0];
            strcpy(t.s + at + 1, rest.s + at);
            yield t;
        }
    }
}

int main(void)
{
    int n = 0;

    foreach (struct text, t, permutations("abc"))
        printf("%s\n", t.s);
    foreach (struct text, t, permutations("abcdef"))
        n += t.s[0] == 'f';
    printf("%d\n", n);
    return 0;
}
