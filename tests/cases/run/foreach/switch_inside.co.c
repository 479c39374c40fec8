/* A switch in the body: its break leaves the switch, continue the turn. */
// expect: after (
// expect: a at 1
// expect: after a
// expect: after (
// expect: b at 2
// expect: after b
// expect: after )
// expect: after )
// expect: unbalanced
#include <stdio.h>
#include <tandem.h>

static generator(char) chars(const char *s)
{
    while (*s)
        yield *s++;
}

int main(void)
{
    int depth = 0;

    foreach (char, c, chars("(a(b))x)")) {
        switch (c) {
        case '(':
            depth++;
            break;
        case ')':
            if (--depth < 0)
                goto bad;
            break;
        case 'x':
            continue;
        default:
            printf("%c at %d\n", c, depth);
        }
        printf("after %c\n", c);
    }
    printf("never here\n");
bad:
    printf("unbalanced\n");
    return 0;
}
