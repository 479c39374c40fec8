/* yield inside a switch inside a loop inside a switch; the user's case labels stay the user's. */
// warnings: no (falls through on purpose)
// expect: 1001
// expect: 1002
// expect: 1003
// expect: 1
// expect: 2
// expect: 1000
// expect: -1
// expect: 1002
// expect: 1003
#include <stdio.h>
#include <tandem.h>

static generator(int) decode(const char *s)
{
    for (; *s; s++) {
        switch (*s) {
        case '0': case '1': case '2':
            switch (*s - '0') {
            case 0:
                yield 1000;
                break;
            case 1:
                yield 1001;
                /* fall through */
            default:
                for (int i = 0; i < 2; i++)
                    yield 1002 + i;
            }
            break;
        case 'x':
            yield 1;
            yield 2;
            break;
        default:
            yield -1;
        }
    }
}

int main(void)
{
    td_gen *g = decode("1x0?2");
    int v;

    while (td_next(g, &v))
        printf("%d\n", v);
    td_gen_free(g);
    return 0;
}
