/* goto into a loop's body and into a switch within it, with yields around. */
// expect:  0 100 300 1 201 301 2 202 302 3
// expect:  310 11
// expect:  210 310 11
#include <stdio.h>
#include <tandem.h>

static generator(int) odd_entry(int n)
{
    int i = 10;

    if (n == 1)
        goto in_loop;
    if (n == 2)
        goto in_case;
    for (i = 0; i < 3; i++) {
        yield i;
        switch (i) {
        case 0:
            yield 100;
            break;
        default:
        in_case:
            yield 200 + i;
        }
    in_loop:
        yield 300 + i;
    }
    yield i;
}

int main(void)
{
    for (int n = 0; n < 3; n++) {
        foreach (int, v, odd_entry(n))
            printf(" %d", v);
        printf("\n");
    }
    return 0;
}
