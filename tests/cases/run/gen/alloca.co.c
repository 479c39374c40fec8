/* alloca that lives across a yield: the generator keeps a stack, and may be sent values. */
// remark: 'reverse' keeps a stack while it waits
// expect: mednat
// expect: ednat
// expect: nat
// expect: nat
#include <alloca.h>
#include <stdio.h>
#include <string.h>
#include <tandem.h>

static generator(const char *, int) reverse(const char *s)
{
    size_t n = strlen(s);
    char *copy = alloca(n + 1);

    for (size_t i = 0; i <= n; i++)
        copy[i] = i < n ? s[n - 1 - i] : 0;
    for (;;) {
        yield copy;
        int skip = received(int);
        if (skip < 0)
            break;
        copy += skip;
    }
}

int main(void)
{
    static const int skips[] = {1, 2, 0, -1};
    td_gen *g = reverse("tandem");
    const char *s;

    td_next(g, &s);
    printf("%s\n", s);
    for (int i = 0; i < 4 && td_send(g, &skips[i], &s); i++)
        printf("%s\n", s);
    td_gen_free(g);
    return 0;
}
